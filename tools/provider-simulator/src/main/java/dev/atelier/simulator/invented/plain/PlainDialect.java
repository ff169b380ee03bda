package dev.atelier.simulator.invented.plain;

import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Headers and errors. */
record PlainDialect(String id) implements Dialect {

    static String error(int status, String text) {
        String code = switch (status) {
            case 401, 403 -> "wrong-key";
            case 404 -> "no-such-model";
            case 429 -> "slow-down";
            default -> status < 500 ? "wrong-request" : "not-well";
        };
        return new PlainLine("error", code + ' ' + text).written();
    }

    Reply reply(int status, String body) {
        return new Reply(status, headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "text/plain; charset=utf-8");
        headers.put("x-id", id);
        return headers;
    }

    @Override
    public Reply error(Effect effect) {
        Map<String, String> headers = headers();
        if (effect.retryAfterSeconds() != null) {
            headers.put("retry-after", effect.retryAfterSeconds().toString());
        }
        return new Reply(effect.status(), headers, errorFrame(effect).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String errorFrame(Effect effect) {
        return error(effect.status(), "As it was told to.");
    }

    @Override
    public String brokenFrame() {
        return "{\"this\":\"is no line of the format\"}\n";
    }
}
