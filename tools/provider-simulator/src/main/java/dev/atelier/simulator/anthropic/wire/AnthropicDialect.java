package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Headers and errors of one call. */
public final class AnthropicDialect implements Dialect {

    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final List<String> LIMITS = List.of("requests", "tokens", "input-tokens", "output-tokens");
    private static final String EDGE_PAGE =
            "<html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n<body></body>\r\n</html>\r\n";

    private final String requestId;
    private final Clock clock;

    public AnthropicDialect(String requestId, Clock clock) {
        this.requestId = requestId;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() {
        return headers("9999", WINDOW);
    }

    private Map<String, String> headers(String remaining, Duration untilReset) {
        Instant reset = clock.instant().plus(untilReset).truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("request-id", requestId);
        headers.put("anthropic-organization-id", "atelier-simulator");
        for (String limit : LIMITS) {
            headers.put("anthropic-ratelimit-" + limit + "-limit", "10000");
            headers.put("anthropic-ratelimit-" + limit + "-remaining", remaining);
            headers.put("anthropic-ratelimit-" + limit + "-reset", reset.toString());
        }
        return headers;
    }

    public Reply error(Refusal refusal) {
        return error(refusal.status(), headers(), ErrorBody.of(refusal));
    }

    @Override
    public Reply error(Effect effect) {
        Integer seconds = effect.retryAfterSeconds();
        boolean limited = effect.status() == TOO_MANY;
        Map<String, String> headers =
                headers(limited ? "0" : "9999", seconds == null ? WINDOW : Duration.ofSeconds(seconds));
        if (seconds != null) {
            headers.put("retry-after", seconds.toString());
        }
        return error(effect.status(), headers, ErrorBody.of(effect));
    }

    /** Too large a request never gets past the edge, which speaks HTML. */
    private Reply error(int status, Map<String, String> headers, ErrorBody body) {
        if (status == TOO_LARGE) {
            headers.put("content-type", "text/html");
            return new Reply(status, headers, EDGE_PAGE.getBytes(StandardCharsets.UTF_8));
        }
        return new Reply(status, headers, body.json(requestId).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String errorFrame(Effect effect) {
        return event("error", ErrorBody.of(effect).json(requestId));
    }

    @Override
    public String brokenFrame() {
        return event("content_block_delta", "{\"type\":\"content_block_delta\",\"index\":0,\"delta");
    }

    /** An event of a stream: Anthropic's SDKs go by its name, so it always has one. */
    public static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json + "\n\n";
    }
}
