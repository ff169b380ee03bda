package dev.atelier.simulator.invented.lantern;

import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Reply;
import dev.atelier.simulator.invented.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lantern's errors; their status says little that their name does not say better. */
final class LanternDialect implements Dialect {

    @Override
    public Map<String, String> headers() {
        return Map.of("Lantern-Edition", "2026-10");
    }

    Reply error(Refusal refusal) {
        return reply(refusal.status(), body(refusal.name(), refusal.text(), null));
    }

    @Override
    public Reply error(Effect effect) {
        return reply(effect.status(), body(effect));
    }

    private Reply reply(int status, String body) {
        return new Reply(status, headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String errorFrame(Effect effect) {
        return "event: fault\ndata: " + body(effect) + "\n\n";
    }

    @Override
    public String brokenFrame() {
        return "event: says\ndata: {\"piece\":\"unf\n\n";
    }

    private static String body(Effect effect) {
        String name = Objects.requireNonNullElse(effect.code(), name(effect.status()));
        return body(name, text(name), effect.retryAfterSeconds());
    }

    private static String body(String name, String text, @Nullable Integer waitSeconds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode fault = body.putObject("fault").put("name", name).put("text", text);
        if (waitSeconds != null) {
            fault.put("wait_s", waitSeconds);
        }
        return body.toString();
    }

    private static String name(int status) {
        return switch (status) {
            case 401, 403 -> "stranger";
            case 402 -> "empty_purse";
            case 404 -> "no_such_engine";
            case 429 -> "hush";
            case 451 -> "unfit";
            case 529 -> "dimmed";
            default -> status < 500 ? "misread" : "out";
        };
    }

    private static String text(String name) {
        return switch (name) {
            case "stranger" -> "This key opens nothing.";
            case "empty_purse" -> "There is no oil left on this account.";
            case "no_such_engine" -> "There is no such engine.";
            case "hush" -> "Too much at a time. Wait a little.";
            case "daily_cap" -> "This account has had its share for today.";
            case "unfit" -> "This is nothing Lantern talks about.";
            case "dimmed" -> "Lantern is crowded just now.";
            case "out" -> "The light went out.";
            default -> "The request could not be read.";
        };
    }
}
