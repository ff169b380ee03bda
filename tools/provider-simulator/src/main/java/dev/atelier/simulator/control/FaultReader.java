package dev.atelier.simulator.control;

import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the order of a fault; a wrong one is refused with a reason. */
final class FaultReader {

    private static final Set<String> FIELDS = Set.of(
            "provider",
            "operation",
            "kind",
            "status",
            "code",
            "delayMs",
            "afterChunks",
            "probability",
            "times",
            "retryAfter");
    private static final int MOST = 1_000_000_000;

    private final Set<String> providers;

    FaultReader(Set<String> providers) {
        this.providers = providers;
    }

    /** What makes an order wrong. */
    static final class WrongOrder extends RuntimeException {
        WrongOrder(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Null for kind {@code none}. */
    @Nullable
    Fault read(JsonNode order) {
        refuseUnknownFields(order);
        String provider = provider(order);
        String operation = text(order, "operation");
        String word = text(order, "kind");
        if ("none".equals(word)) {
            return null;
        }
        FaultKind kind = word == null ? null : FaultKind.named(word);
        if (kind == null) {
            throw new WrongOrder("kind must be one of " + FaultKind.words() + ", none");
        }
        return withNumbers(order, Fault.of(provider, kind).operation(operation));
    }

    private static void refuseUnknownFields(JsonNode order) {
        if (!order.isObject()) {
            throw new WrongOrder("a fault is a JSON object");
        }
        for (String name : order.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new WrongOrder("unknown field " + name);
            }
        }
    }

    String provider(JsonNode order) {
        String provider = text(order, "provider");
        if (provider == null || !providers.contains(provider)) {
            throw new WrongOrder("provider must be one of " + String.join(", ", providers));
        }
        return provider;
    }

    static @Nullable String text(JsonNode order, String name) {
        JsonNode value = order.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().isEmpty()) {
            throw new WrongOrder(name + " must be a text");
        }
        return value.asString();
    }

    private static Fault withNumbers(JsonNode order, Fault fault) {
        FaultKind kind = fault.effect().kind();
        Integer status = number(order, "status", 300, 599);
        Integer delay = number(order, "delayMs", 0, MOST);
        require(kind != FaultKind.STATUS || status != null, "kind status needs a status");
        require(kind != FaultKind.SLOW || delay != null, "kind slow needs delayMs");
        return fault.status(status == null ? 500 : status)
                .code(text(order, "code"))
                .delay(Duration.ofMillis(delay == null ? 0 : delay))
                .afterChunks(number(order, "afterChunks", 0, MOST))
                .retryAfter(number(order, "retryAfter", 0, MOST))
                .times(number(order, "times", 1, MOST))
                .probability(probability(order));
    }

    private static void require(boolean met, String reason) {
        if (!met) {
            throw new WrongOrder(reason);
        }
    }

    private static @Nullable Integer number(JsonNode order, String name, int low, int high) {
        JsonNode value = order.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        boolean fits = value.isIntegralNumber() && value.asDouble() >= low && value.asDouble() <= high;
        require(fits, name + " must be a whole number from " + low + " to " + high);
        return value.asInt();
    }

    private static double probability(JsonNode order) {
        JsonNode value = order.path("probability");
        if (value.isMissingNode() || value.isNull()) {
            return 1;
        }
        require(value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1, "probability must be 0 to 1");
        return value.asDouble();
    }
}
