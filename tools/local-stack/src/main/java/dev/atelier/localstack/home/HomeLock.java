package dev.atelier.localstack.home;

import dev.atelier.localstack.console.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** One command at a time may change a stack; the lock goes with its process, however that ends. */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    public static HomeLock take(AtelierHome home) {
        try {
            Files.createDirectories(home.folder());
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new RefusedException("Another ./atelier command is changing this stack: wait until it is done.");
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + home.lock(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
