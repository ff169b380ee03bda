package dev.atelier.platform.sse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is to be told that the client has gone. */
final class GoneListeners implements AutoCloseable {

    private final List<Runnable> actions = new ArrayList<>();
    private final ClientConnection.@Nullable Watch watch;
    private boolean happened;
    private boolean closed;

    GoneListeners(@Nullable ClientConnection connection) {
        this.watch = connection == null ? null : connection.watch(this::happen);
    }

    synchronized void add(Runnable action) {
        if (happened) {
            start(action);
        } else {
            actions.add(action);
        }
    }

    synchronized boolean happened() {
        return happened;
    }

    synchronized void happen() {
        if (!happened && !closed) {
            happened = true;
            actions.forEach(GoneListeners::start);
            actions.clear();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        if (watch != null) {
            watch.close();
        }
    }

    private static void start(Runnable action) {
        Thread.ofVirtual().name("client-gone").start(action);
    }
}
