package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.media.MediaFile;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Files as expressions tell of them. */
final class MediaFiles {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private MediaFiles() {}

    /** At least one. */
    static List<MediaFile> of(JsonNode files) {
        List<MediaFile> read = files.valueStream().map(MediaFiles::file).toList();
        if (read.isEmpty()) {
            throw new ProviderException.Malformed("the answer holds no file", null);
        }
        return read;
    }

    private static MediaFile file(JsonNode file) {
        try {
            if (file.path("url").isString()) {
                return new MediaFile.Remote(absolute(URI.create(file.path("url").stringValue())));
            }
            byte[] bytes = Base64.getDecoder().decode(file.path("base64").asString(""));
            if (bytes.length > 0) {
                return new MediaFile.Inline(bytes, file.path("type").asString("application/octet-stream"));
            }
        } catch (IllegalArgumentException e) {
            // Its message holds pieces of the answer.
        }
        throw new ProviderException.Malformed("the answer holds a file that is none", null);
    }

    private static URI absolute(URI address) {
        if (address.getHost() == null || !SCHEMES.contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("no address of the web");
        }
        return address;
    }
}
