package dev.atelier.simulator.invented.zoetrope;

import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Reply;
import dev.atelier.simulator.invented.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Zoetrope's errors. It streams nothing. */
final class ZoetropeDialect implements Dialect {

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    Reply error(Refusal refusal) {
        return Reply.json(refusal.status(), body(refusal.name(), refusal.text()));
    }

    @Override
    public Reply error(Effect effect) {
        String body = body(Objects.requireNonNullElse(effect.code(), kind(effect.status())), "No luck this time.");
        Map<String, String> headers = effect.retryAfterSeconds() == null
                ? Map.of()
                : Map.of("Retry-After", effect.retryAfterSeconds().toString());
        return new Reply(effect.status(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String kind, String says) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("trouble").put("kind", kind).put("says", says);
        return body.toString();
    }

    private static String kind(int status) {
        return switch (status) {
            case 401, 403 -> "stranger";
            case 402 -> "no_coins";
            case 429 -> "queue_full";
            case 451 -> "unfit";
            default -> status < 500 ? "misread" : "jam";
        };
    }

    @Override
    public String errorFrame(Effect effect) {
        throw new UnsupportedOperationException("Zoetrope streams nothing");
    }

    @Override
    public String brokenFrame() {
        throw new UnsupportedOperationException("Zoetrope streams nothing");
    }
}
