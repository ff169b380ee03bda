package dev.atelier.simulator.openai.wire;

import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers and errors of one call. */
public final class OpenAiDialect implements Dialect {

    private static final int TOO_MANY = 429;

    private final Exchange exchange;
    private final String requestId;

    public OpenAiDialect(Exchange exchange, String requestId) {
        this.exchange = exchange;
        this.requestId = requestId;
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-request-id", requestId);
        headers.put("openai-processing-ms", Long.toString(exchange.elapsedMillis()));
        headers.put("openai-version", "2020-10-01");
        headers.put("openai-organization", "atelier-simulator");
        headers.put("x-ratelimit-limit-requests", "10000");
        headers.put("x-ratelimit-limit-tokens", "30000000");
        headers.put("x-ratelimit-remaining-requests", "9999");
        headers.put("x-ratelimit-remaining-tokens", "29999000");
        headers.put("x-ratelimit-reset-requests", "6ms");
        headers.put("x-ratelimit-reset-tokens", "2ms");
        return headers;
    }

    public Reply json(String body) {
        return new Reply(200, headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply error(Refusal refusal) {
        return new Reply(refusal.status(), headers(), bytes(ErrorBody.of(refusal)));
    }

    @Override
    public Reply error(Effect effect) {
        Map<String, String> headers = headers();
        if (effect.status() == TOO_MANY) {
            headers.put("x-ratelimit-remaining-requests", "0");
        }
        Integer seconds = effect.retryAfterSeconds();
        if (seconds != null) {
            headers.put("retry-after", seconds.toString());
            headers.put("x-ratelimit-reset-requests", seconds + "s");
        }
        return new Reply(effect.status(), headers, bytes(ErrorBody.of(effect)));
    }

    @Override
    public String errorFrame(Effect effect) {
        return "data: " + ErrorBody.of(effect).json() + "\n\n";
    }

    @Override
    public String brokenFrame() {
        return "data: {\"id\":\"chatcmpl-broken\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\n\n";
    }

    private static byte[] bytes(ErrorBody body) {
        return body.json().getBytes(StandardCharsets.UTF_8);
    }
}
