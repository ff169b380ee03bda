package dev.atelier.aiproxy.plugin;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known to be another than before.
 *
 * @param bytes its size
 * @param modified when it was last written to
 * @param key what the file system calls it; {@code null} if it has no such thing
 */
record Stamp(long bytes, Instant modified, @Nullable Object key) {

    static Stamp of(BasicFileAttributes attributes) {
        return new Stamp(attributes.size(), attributes.lastModifiedTime().toInstant(), attributes.fileKey());
    }
}
