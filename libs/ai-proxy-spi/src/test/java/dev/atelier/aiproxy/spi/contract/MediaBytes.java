package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.aiproxy.spi.media.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** What is in a file, fetched if need be. */
final class MediaBytes {

    private MediaBytes() {}

    static byte[] of(MediaFile file) {
        return switch (file) {
            case MediaFile.Inline inline -> inline.bytes();
            case MediaFile.Remote remote -> fetch(remote);
        };
    }

    private static byte[] fetch(MediaFile.Remote remote) {
        try {
            URLConnection connection = remote.address().toURL().openConnection();
            remote.headers().forEach(connection::setRequestProperty);
            try (InputStream body = connection.getInputStream()) {
                return body.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PNG, JPEG or WebP, by their first bytes. */
    static void isPicture(byte[] bytes) {
        assertThat(latin(bytes)).matches("(?s)(\u0089PNG\r\n|\u00ff\u00d8\u00ff|RIFF....WEBP).*");
    }

    /** MP4, by its first bytes. */
    static void isVideo(byte[] bytes) {
        assertThat(latin(bytes)).matches("(?s)....ftyp.*");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
