package dev.atelier.aiproxy.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells everything that works on a call that nobody waits for it any more. Safe to use from any thread; cancelling twice
 * does nothing.
 */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>(2);
    private volatile boolean cancelled;

    /** Runs what was registered with {@link #onCancel} and makes every later registration run at once. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Whether {@link #cancel} was called. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Registers what to do on cancel, such as closing a connection; runs it at once if that has happened already.
     *
     * @param action must not block and must not throw
     * @return takes the registration back
     */
    public Registration onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return () -> remove(action);
            }
        }
        action.run();
        return () -> {};
    }

    private void remove(Runnable action) {
        synchronized (actions) {
            actions.remove(action);
        }
    }

    /** An action registered with {@link #onCancel}. */
    public interface Registration extends AutoCloseable {

        /** Forgets the action. */
        @Override
        void close();
    }
}
