package dev.atelier.localstack.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The changes since the store was last written out, in a file that only grows at its end. Writing the store out after every
 * command would write a page of every map again; a change here is a few hundred bytes.
 *
 * <p>The file: the version of the store it belongs to (4 bytes), then frames of length (4), check sum (4) and changes. A
 * frame holds whole commands, so a torn last one is a command that nobody got an answer to.
 */
final class RedoLog {

    static final byte PUT = 1;
    static final byte REMOVE = 2;

    static final int HEADER = 4;
    private static final int FRAME_HEADER = 8;

    private final FileChannel file;
    private final WriteBuffer pending = new WriteBuffer();
    private boolean recording;

    private RedoLog(FileChannel file) {
        this.file = file;
        pending.position(FRAME_HEADER);
    }

    static RedoLog open(Path path) {
        try {
            return new RedoLog(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers a change until {@link #flush}; no value: the key was removed. */
    synchronized <K, V> void add(LoggedMap<K, V> map, K key, @Nullable V value) {
        if (!recording) {
            return;
        }
        pending.put(value == null ? REMOVE : PUT);
        BsonValueType.INSTANCE.write(pending, map.name());
        map.getKeyType().write(pending, key);
        if (value != null) {
            map.getValueType().write(pending, value);
        }
    }

    synchronized boolean hasPending() {
        return pending.position() > FRAME_HEADER;
    }

    /** Appends what is remembered as one frame; no command may be half-way. */
    synchronized void flush() {
        if (!hasPending()) {
            return;
        }
        ByteBuffer frame = pending.getBuffer();
        int end = frame.position();
        frame.putInt(0, end - FRAME_HEADER).putInt(4, checksum(frame.array(), FRAME_HEADER, end - FRAME_HEADER));
        write(frame.flip());
        forget();
    }

    /** The store holds everything now. */
    synchronized void restart(int storeVersion) {
        try {
            file.truncate(0);
            file.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(ByteBuffer.allocate(HEADER).putInt(storeVersion).flip());
        forget();
        recording = true;
    }

    /** All whole frames one behind the other, if they belong to that version of the store. */
    synchronized ByteBuffer changesOf(int storeVersion) {
        ByteBuffer all = read();
        ByteBuffer changes = ByteBuffer.allocate(all.remaining());
        if (all.remaining() < HEADER || all.getInt() != storeVersion) {
            return changes.flip();
        }
        while (all.remaining() >= FRAME_HEADER) {
            int length = all.getInt();
            int checksum = all.getInt();
            if (length < 0 || length > all.remaining() || checksum(all.array(), all.position(), length) != checksum) {
                break;
            }
            changes.put(all.slice(all.position(), length));
            all.position(all.position() + length);
        }
        return changes.flip();
    }

    long size() {
        try {
            return file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget() {
        pending.clear();
        pending.position(FRAME_HEADER);
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer read() {
        try {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.position(0);
            while (all.hasRemaining() && file.read(all) >= 0) {
                // Goes on until all is there.
            }
            return all.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
