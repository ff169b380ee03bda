package dev.atelier.platform.web;

import dev.atelier.platform.error.BodyTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts what is read and refuses the first byte beyond the limit. */
final class LimitedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private long left;

    LimitedInputStream(ServletInputStream body, long maxBytes) {
        this.body = body;
        this.left = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = body.read();
        if (read >= 0) {
            take(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = body.read(buffer, offset, length);
        take(Math.max(read, 0));
        return read;
    }

    private void take(int bytes) throws BodyTooLargeException {
        left -= bytes;
        if (left < 0) {
            throw new BodyTooLargeException();
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
