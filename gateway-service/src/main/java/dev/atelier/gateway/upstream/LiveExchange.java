package dev.atelier.gateway.upstream;

import dev.atelier.platform.sse.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;

/** One request that is with a service just now. Any thread may end it; the one that made it closes it. */
final class LiveExchange implements AutoCloseable {

    private final LiveExchanges all;
    private final HttpServletRequest client;
    private final AbortableRequest request;
    private final ClientConnection.Watch watch;
    private volatile boolean ended;

    LiveExchange(LiveExchanges all, HttpServletRequest client, AbortableRequest request, ClientConnection.Watch watch) {
        this.all = all;
        this.client = client;
        this.request = request;
        this.watch = watch;
    }

    /** Breaks it off because this gateway has to stop: its client is still there and wants to be told. */
    void end() {
        ended = true;
        request.cancel();
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether nobody waits for the answer any more. */
    boolean isAbandoned() {
        return request.isCancelled() && !ended;
    }

    /** What to say in the middle of a stream when it is ended. */
    String lastEvent() {
        return all.lastEvent(client);
    }

    /** A connection that may still carry the rest of this answer is of no use to the next request. */
    void abort() {
        request.cancel();
    }

    @Override
    public void close() {
        all.leave(this);
        watch.close();
    }
}
