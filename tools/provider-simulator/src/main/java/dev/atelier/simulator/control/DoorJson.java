package dev.atelier.simulator.control;

import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.ledger.ProviderCall;
import dev.atelier.simulator.ledger.RequestLog.RecordedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The door's answers as JSON; a field without a value is left out. */
final class DoorJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private DoorJson() {}

    static ObjectNode call(ProviderCall call) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", call.id());
        node.put("provider", call.origin().provider());
        node.put("operation", call.operation());
        putText(node, "model", call.model());
        node.put("units", call.units());
        node.put("tokens", call.tokens());
        node.put("promptTokens", call.promptTokens());
        node.put("completionTokens", call.completionTokens());
        node.put("at", call.origin().at().toString());
        putText(node, "endedAt", call.endedAt());
        node.put("outcome", call.outcome().word());
        node.put("served", call.served());
        putNumber(node, "status", call.status());
        putText(node, "fault", call.fault());
        node.put("apiKeyTail", call.origin().apiKeyTail());
        putText(node, "traceparent", call.origin().traceparent());
        return node;
    }

    static ObjectNode fault(Fault fault) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Effect effect = fault.effect();
        node.put("provider", fault.target().provider());
        putText(node, "operation", fault.target().operation());
        node.put("kind", effect.kind().word());
        putNumber(node, "status", effect.kind() == FaultKind.STATUS ? effect.status() : null);
        putText(node, "code", effect.code());
        node.put("delayMs", effect.delay().toMillis());
        putNumber(node, "afterChunks", effect.afterChunks());
        node.put("probability", fault.probability());
        putNumber(node, "times", fault.times());
        putNumber(node, "retryAfter", effect.retryAfterSeconds());
        return node;
    }

    static ObjectNode request(RecordedRequest request) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", request.id());
        node.put("provider", request.provider());
        node.put("operation", request.operation());
        node.put("path", request.path());
        node.set("body", body(request.body()));
        return node;
    }

    /** As JSON where it is JSON, else as the text that came. */
    private static JsonNode body(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.stringNode(body);
        }
    }

    private static void putText(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static void putNumber(ObjectNode node, String name, @Nullable Integer value) {
        if (value != null) {
            node.put(name, value.intValue());
        }
    }
}
