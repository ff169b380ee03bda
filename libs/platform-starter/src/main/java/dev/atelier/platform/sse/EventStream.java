package dev.atelier.platform.sse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One answer of server-sent events, written by the (virtual) thread that holds the request. Comments keep it alive
 * while nothing is sent, and a client that goes away is noticed even then. Until the first event or comment the answer
 * is not committed: whoever throws before that gets an ordinary error answer. Close it before the controller returns.
 * Safe for every thread.
 */
public final class EventStream implements AutoCloseable {

    /** A comment line is sent after this much silence. */
    public static final Duration SILENCE = Duration.ofSeconds(15);

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    /** How much finer than the silence itself the clock looks. */
    private static final int LOOKS_PER_SILENCE = 15;

    private final HttpServletResponse response;
    private final long silenceNanos;
    private final ReentrantLock writing = new ReentrantLock();
    private final GoneListeners gone;
    private final Future<?> keepAlive;
    private volatile long lastWrite = System.nanoTime();
    private volatile boolean started;
    private boolean closed;

    private EventStream(HttpServletRequest request, HttpServletResponse response, Duration silence) {
        this.response = response;
        this.silenceNanos = silence.toNanos();
        this.gone = new GoneListeners(ClientConnection.of(request));
        this.keepAlive = StreamTimer.shared().every(silence.dividedBy(LOOKS_PER_SILENCE), this::lookAtSilence);
    }

    /** Opens the stream that answers {@code request}. Sends nothing yet. */
    public static EventStream open(HttpServletRequest request, HttpServletResponse response) {
        return open(request, response, SILENCE);
    }

    static EventStream open(HttpServletRequest request, HttpServletResponse response, Duration silence) {
        return new EventStream(request, response, silence);
    }

    /**
     * Sends one event and flushes it. Blocks while the client reads slowly, at most the connector's write timeout.
     *
     * @param event name of the event; {@code null} for a bare {@code data:} frame
     * @param data any text; line breaks in it are framed as the format asks
     * @throws ClientGoneException if the client has gone, now or earlier; retrying does not help
     * @throws IllegalStateException if the stream is closed
     */
    public void send(@Nullable String event, String data) {
        byte[] frame = EventFrame.of(event, data).getBytes(StandardCharsets.UTF_8);
        writing.lock();
        try {
            write(frame);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Calls {@code action} once, on a virtual thread of its own, when the client has gone; at once if it already has.
     * Not called any more when the stream is closed first.
     */
    public void onClientGone(Runnable action) {
        gone.add(action);
    }

    /** Whether anything has been sent: from then on a failure can only be told by an event. */
    public boolean isStarted() {
        return started;
    }

    /** Whether the client is known to have gone. */
    public boolean isClientGone() {
        return gone.happened();
    }

    /** Ends comments and watching. Waits for a write that is under way; closing twice does no harm. */
    @Override
    public void close() {
        keepAlive.cancel(false);
        gone.close();
        writing.lock();
        try {
            closed = true;
        } finally {
            writing.unlock();
        }
    }

    private void write(byte[] frame) {
        if (closed) {
            throw new IllegalStateException("stream is closed");
        }
        if (gone.happened()) {
            throw new ClientGoneException();
        }
        try {
            start();
            response.getOutputStream().write(frame);
            response.flushBuffer();
            lastWrite = System.nanoTime();
        } catch (IOException e) {
            gone.happen();
            throw new ClientGoneException();
        }
    }

    private void start() {
        if (!started) {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            started = true;
        }
    }

    private void lookAtSilence() {
        if (System.nanoTime() - lastWrite >= silenceNanos && !writing.isLocked()) {
            lastWrite = System.nanoTime(); // one comment per silence, also while this one is still being written
            Thread.ofVirtual().name("keep-alive").start(this::sendComment);
        }
    }

    private void sendComment() {
        if (!writing.tryLock()) {
            return; // something better is being sent
        }
        try {
            if (!closed && !gone.happened()) {
                write(COMMENT);
            }
        } catch (ClientGoneException _) {
            // those who want to know have been told
        } finally {
            writing.unlock();
        }
    }
}
