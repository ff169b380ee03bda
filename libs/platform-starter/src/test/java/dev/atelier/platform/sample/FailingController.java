package dev.atelier.platform.sample;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import feign.Request;
import feign.RetryableException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access(Who.ANYONE)
class FailingController {

    static final String SECRET = "com.mongodb.secret-detail";

    @GetMapping("/api/fail/code/{code}")
    void code(@PathVariable ErrorCode code) {
        throw ApiException.of(code);
    }

    @GetMapping("/api/fail/limited")
    void limited() {
        throw ApiException.of(ErrorCode.RATE_LIMITED).retryAfter(Duration.ofMillis(1_200));
    }

    @GetMapping("/api/fail/two-fields")
    void twoFields() {
        throw ApiException.invalid("from", "validation.required").and("to", "validation.range", 1, 366);
    }

    @GetMapping("/api/fail/provider")
    void provider() {
        throw ApiException.of(ErrorCode.PROVIDER_ERROR).withText("the model is overloaded");
    }

    @GetMapping("/api/fail/send-error/{status}")
    void sendError(@PathVariable int status, HttpServletResponse response) throws IOException {
        response.sendError(status, SECRET);
    }

    @GetMapping("/api/fail/half-way")
    void halfWay(HttpServletResponse response) throws IOException {
        response.getOutputStream().write(new byte[20_000]);
        response.flushBuffer();
        throw new IllegalStateException(SECRET);
    }

    @GetMapping(
            path = "/api/fail/throw/{kind}",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void fail(@PathVariable String kind) throws Exception {
        throw switch (kind) {
            case "bug" -> new IllegalStateException(SECRET);
            case "error" -> new AssertionErrorInHandler(new AssertionError(SECRET));
            case "duplicate" -> new DuplicateKeyException(SECRET);
            case "stale" -> new OptimisticLockingFailureException(SECRET);
            case "bad-query" -> new InvalidDataAccessResourceUsageException(SECRET);
            case "store-away" -> new DataAccessResourceFailureException(SECRET, new ConnectException(SECRET));
            case "connection" -> new ConnectException(SECRET);
            case "breaker" ->
                CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults(SECRET));
            case "feign" -> retryable();
            case "denied" -> new AccessDeniedException(SECRET);
            default -> new IllegalArgumentException(SECRET);
        };
    }

    private static RetryableException retryable() {
        Request request = Request.create(
                Request.HttpMethod.GET, "http://user-service/" + SECRET, Map.of(), null, StandardCharsets.UTF_8, null);
        return new RetryableException(-1, SECRET, Request.HttpMethod.GET, (Long) null, request);
    }

    static final class AssertionErrorInHandler extends Exception {
        AssertionErrorInHandler(AssertionError cause) {
            super(SECRET, cause);
        }
    }
}
