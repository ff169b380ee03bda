package dev.atelier.simulator.gemini.wire;

import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Headers and errors of one call; where it would stream, an error comes as an array of one. */
public final class GeminiDialect implements Dialect {

    private final Exchange exchange;
    private final boolean stream;

    public GeminiDialect(Exchange exchange, boolean stream) {
        this.exchange = exchange;
        this.stream = stream;
    }

    /** Neither limits nor a time to wait: Google has both in the body, if at all. */
    @Override
    public Map<String, String> headers() {
        return Map.of("server-timing", "gfet4t7; dur=" + exchange.elapsedMillis(), "x-content-type-options", "nosniff");
    }

    public Reply error(Refusal refusal) {
        return reply(refusal.code(), ErrorBody.of(refusal));
    }

    @Override
    public Reply error(Effect effect) {
        return reply(effect.status(), ErrorBody.of(effect));
    }

    private Reply reply(int status, String error) {
        String body = stream ? "[" + error + "]" : error;
        return new Reply(status, headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String errorFrame(Effect effect) {
        return "data: " + ErrorBody.of(effect) + "\r\n\r\n";
    }

    @Override
    public String brokenFrame() {
        return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"te\r\n\r\n";
    }
}
