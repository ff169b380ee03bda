package dev.atelier.platform.sse;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Future;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/**
 * The TCP connection a request came on, watched while the answer is still being made: whoever would otherwise learn only
 * by the next write that nobody listens is told within half a second. Works for plain HTTP/1.1 on Tomcat; elsewhere
 * there is simply no connection to watch. All methods are safe for every thread.
 */
public final class ClientConnection {

    static final String ATTRIBUTE = ClientConnection.class.getName();

    private final Request request;
    private final StreamTimer timer;
    private boolean over;

    ClientConnection(Request request, StreamTimer timer) {
        this.request = request;
        this.timer = timer;
    }

    /** The connection of {@code request}, or {@code null} where it cannot be watched. */
    public static @Nullable ClientConnection of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ClientConnection connection ? connection : null;
    }

    /**
     * Calls {@code onGone} once, on a virtual thread of its own, when the client closes or resets the connection. Never
     * blocks. Nothing is noticed before the request body has been read to its end, nor while a pipelined request waits.
     */
    public Watch watch(Runnable onGone) {
        var watch = new ConnectionWatch(this, onGone);
        Future<?> probes = timer.probe(watch);
        watch.startedAs(probes);
        return watch;
    }

    /**
     * Cuts the connection without finishing the answer, so that the client can tell it from a complete one. For the
     * thread that makes the answer.
     */
    public void abort() {
        synchronized (this) {
            if (!over) {
                request.getResponse().action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    /**
     * Whether the client has gone. Tomcat reads without blocking and keeps what it got for the next request. At the end
     * of the connection it reports one byte that is in no buffer, at every attempt to read; a real byte is either seen
     * in the buffer or reported only once.
     */
    boolean isGone() {
        synchronized (this) {
            return !over && request.isFinished() && available(true) > 0 && available(false) == 0 && available(true) > 0;
        }
    }

    /** The request object is about to be used for the next request: never touch it again. */
    void end() {
        synchronized (this) {
            over = true;
        }
    }

    private int available(boolean read) {
        request.action(ActionCode.AVAILABLE, read);
        int bytes = request.getAvailable();
        request.setAvailable(0);
        return bytes;
    }

    /** Ends the watching; closing twice does no harm. */
    @FunctionalInterface
    public interface Watch extends AutoCloseable {

        /** After this returned {@code onGone} is not started any more; it may still be running. */
        @Override
        void close();
    }
}
