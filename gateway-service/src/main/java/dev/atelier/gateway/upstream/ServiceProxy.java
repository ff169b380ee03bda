package dev.atelier.gateway.upstream;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.sse.ClientGoneException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes a route's requests to its service. The breaker counts what says that the service is away: refused or broken
 * connections and silence. What the service answers, errors included, is its own business and passes untouched.
 */
public final class ServiceProxy implements HandlerFunction<ServerResponse> {

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Delivery delivery;
    private final UpstreamRequests requests;
    private final LiveExchanges exchanges;
    private final CircuitBreaker breaker;
    private final UpstreamMetrics metrics;

    ServiceProxy(
            Delivery delivery,
            UpstreamRequests requests,
            LiveExchanges exchanges,
            CircuitBreaker breaker,
            UpstreamMetrics metrics) {
        this.delivery = delivery;
        this.requests = requests;
        this.exchanges = exchanges;
        this.breaker = breaker;
        this.metrics = metrics;
    }

    @Override
    public ServerResponse handle(ServerRequest request) throws IOException {
        HttpServletRequest client = request.servletRequest();
        AbortableRequest outgoing = requests.from(client);
        if (!breaker.tryAcquirePermission()) {
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).retryAfter(COME_BACK);
        }
        LiveExchange exchange = exchanges.enter(client, outgoing);
        try {
            return new UpstreamAnswer(deliver(client, outgoing, exchange), exchange);
        } catch (IOException | RuntimeException e) {
            exchange.close();
            throw e;
        }
    }

    private ClassicHttpResponse deliver(HttpServletRequest client, AbortableRequest outgoing, LiveExchange exchange)
            throws IOException {
        long start = System.nanoTime();
        try {
            ClassicHttpResponse answer = delivery.deliver(outgoing);
            long nanos = System.nanoTime() - start;
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            metrics.answered(nanos);
            return answer;
        } catch (UpstreamException e) {
            throw failed(client, exchange, e, System.nanoTime() - start);
        }
    }

    private RuntimeException failed(
            HttpServletRequest client, LiveExchange exchange, UpstreamException failure, long nanos)
            throws IOException {
        IOException clientFailure = UpstreamRequests.bodyFailure(client);
        if (clientFailure != null || exchange.isAbandoned()) {
            breaker.releasePermission();
            metrics.cancelled(nanos);
            if (clientFailure != null) {
                throw clientFailure;
            }
            return new ClientGoneException();
        }
        if (exchange.isEnded()) {
            breaker.releasePermission();
            return ApiException.of(ErrorCode.SERVICE_UNAVAILABLE)
                    .retryAfter(COME_BACK)
                    .causedBy(failure);
        }
        breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
        metrics.failed(failure, nanos);
        return switch (failure) {
            case UpstreamException.TimedOut _ ->
                ApiException.of(ErrorCode.UPSTREAM_TIMEOUT).causedBy(failure);
            case UpstreamException.Unreachable _, UpstreamException.Saturated _, UpstreamException.Broken _ ->
                ApiException.of(ErrorCode.SERVICE_UNAVAILABLE)
                        .retryAfter(COME_BACK)
                        .causedBy(failure);
        };
    }
}
