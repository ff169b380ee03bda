package dev.atelier.platform.sse;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One look at the connection every few hundred milliseconds, until it is gone or nobody asks any more. */
final class ConnectionWatch implements ClientConnection.Watch, Runnable {

    private final ClientConnection connection;
    private final Runnable onGone;
    private @Nullable Future<?> probes;
    private boolean closed;

    ConnectionWatch(ClientConnection connection, Runnable onGone) {
        this.connection = connection;
        this.onGone = onGone;
    }

    synchronized void startedAs(Future<?> task) {
        probes = task;
        if (closed) {
            task.cancel(false);
        }
    }

    @Override
    public synchronized void run() {
        if (!closed && connection.isGone()) {
            close();
            Thread.ofVirtual().name("client-gone").start(onGone);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (probes != null) {
            probes.cancel(false);
        }
    }
}
