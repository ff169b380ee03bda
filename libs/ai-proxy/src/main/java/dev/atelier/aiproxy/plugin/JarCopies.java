package dev.atelier.aiproxy.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Copies of jars in a folder that only this process can read: what is loaded is what was checked. */
final class JarCopies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JarCopies.class);

    private final DataSize largest;
    private final AtomicInteger count = new AtomicInteger();
    private @Nullable Path folder;

    JarCopies(DataSize largest) {
        this.largest = largest;
    }

    /** Made for the first copy: who has no plug-ins needs no room for them. */
    private synchronized Path folder() throws IOException {
        Path made = folder == null ? Files.createTempDirectory("atelier-plugins-") : folder;
        folder = made;
        return made;
    }

    /**
     * Copies one.
     *
     * @throws RefusedPluginException if somebody else could have put it there, or it is too large
     */
    Path take(Path jar) {
        try {
            refuseIfOthersMayWrite(Objects.requireNonNull(jar.toAbsolutePath().getParent()));
            refuseIfOthersMayWrite(jar);
            if (Files.size(jar) > largest.toBytes()) {
                throw new RefusedPluginException("it is larger than " + largest);
            }
            return Files.copy(jar, folder().resolve(count.incrementAndGet() + "-" + jar.getFileName()));
        } catch (IOException unreadable) {
            throw RefusedPluginException.forNow("it cannot be read: " + unreadable);
        }
    }

    private static void refuseIfOthersMayWrite(Path path) throws IOException {
        var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw RefusedPluginException.forNow("everybody may write to " + path.getFileName());
        }
    }

    void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.warn("The copy {} of a plug-in could not be deleted: {}", copy, e.toString());
        }
    }

    /** Those there are; package-private for tests. */
    synchronized List<String> names() {
        return folder == null
                ? List.of()
                : List.of(Objects.requireNonNull(folder.toFile().list()));
    }

    @Override
    public synchronized void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
