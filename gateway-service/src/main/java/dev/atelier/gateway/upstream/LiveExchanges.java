package dev.atelier.gateway.upstream;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.sse.ClientConnection;
import dev.atelier.platform.stop.UnderWay;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that are with a service just now. Safe for every thread. */
final class LiveExchanges implements UnderWay {

    private static final ClientConnection.Watch NOTHING_TO_WATCH = () -> {};

    private final ErrorAnswers answers;
    private final Set<LiveExchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    LiveExchanges(ErrorAnswers answers) {
        this.answers = answers;
    }

    /** Notes one until it is closed. It is aborted as soon as its client has gone, also while both sides are silent. */
    LiveExchange enter(HttpServletRequest client, AbortableRequest request) {
        var exchange = new LiveExchange(this, client, request, watch(client, request));
        running.add(exchange);
        if (ended) {
            exchange.end();
        }
        return exchange;
    }

    private static ClientConnection.Watch watch(HttpServletRequest client, AbortableRequest request) {
        ClientConnection connection = ClientConnection.of(client);
        return connection == null ? NOTHING_TO_WATCH : connection.watch(request::cancel);
    }

    void leave(LiveExchange exchange) {
        running.remove(exchange);
    }

    /** What a client is told at the end of a stream that could not be finished here. */
    String lastEvent(HttpServletRequest client) {
        return answers.lastEvent(client, ApiException.of(ErrorCode.SERVICE_UNAVAILABLE));
    }

    @Override
    public int end() {
        ended = true;
        int count = running.size();
        running.forEach(LiveExchange::end);
        return count;
    }

    @Override
    public void begin() {
        ended = false;
    }
}
