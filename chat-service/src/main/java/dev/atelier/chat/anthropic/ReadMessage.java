package dev.atelier.chat.anthropic;

import dev.atelier.chat.completion.Completion;
import dev.atelier.chat.completion.ReadCompletion;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the canonical request of Anthropic's, and has it found good. What only Claude knows goes along where no other
 * provider reads it; {@code metadata} and {@code top_k} stay here, for they steer what most models do not know.
 *
 * <p>Source: platform.claude.com/docs/en/api/messages.
 */
@Component
class ReadMessage {

    private static final List<String> AS_IT_IS = List.of("model", "temperature", "top_p", "stream");
    private static final List<String> FOR_CLAUDE = List.of("thinking", "output_config");

    private final ReadCompletion completions;
    private final JsonMapper json;

    ReadMessage(ReadCompletion completions, JsonMapper json) {
        this.completions = completions;
        this.json = json;
    }

    /**
     * The request that {@code body} holds.
     *
     * @throws ApiException on the member that is wrong
     */
    Completion read(JsonNode body) {
        if (!(body instanceof ObjectNode request)) {
            throw ApiException.of(ErrorCode.MALFORMED_JSON);
        }
        ObjectNode canonical = json.createObjectNode();
        requireObject(request.path("tool_choice"), "tool_choice");
        AS_IT_IS.stream().filter(request::has).forEach(name -> canonical.set(name, request.path(name)));
        FOR_CLAUDE.stream().filter(request::hasNonNull).forEach(name -> {
            requireObject(request.path(name), name);
            canonical.withObject("/extra_body/anthropic").set(name, request.path(name));
        });
        putLimit(request.path("max_tokens"), canonical);
        putStops(request.path("stop_sequences"), canonical);
        canonical.set("messages", messages(request));
        MessageTools.put(request, canonical);
        return completions.read(canonical);
    }

    private static void requireObject(JsonNode value, String field) {
        if (!value.isObject() && !value.isNull() && !value.isMissingNode()) {
            throw ApiException.invalid(field, "chat.completion.message");
        }
    }

    private static void putLimit(JsonNode limit, ObjectNode canonical) {
        if (!limit.isIntegralNumber() || !limit.canConvertToInt() || limit.intValue() < 1) {
            throw ApiException.invalid("max_tokens", "chat.settings.range", 1, Integer.MAX_VALUE);
        }
        canonical.set("max_completion_tokens", limit);
    }

    private static void putStops(JsonNode stops, ObjectNode canonical) {
        if (stops.isMissingNode() || stops.isNull() || stops.isEmpty() && stops.isArray()) {
            return;
        }
        if (!stops.isArray() || !stops.valueStream().allMatch(JsonNode::isString)) {
            throw ApiException.invalid("stop_sequences", "chat.message.stops");
        }
        canonical.set("stop", stops);
    }

    private ArrayNode messages(ObjectNode request) {
        JsonNode turns = request.path("messages");
        if (!turns.isArray() || turns.isEmpty()) {
            throw ApiException.invalid("messages", "chat.completion.messages");
        }
        var conversation = new MessageTurns(json);
        conversation.system(request.path("system"), "system");
        for (int i = 0; i < turns.size(); i++) {
            conversation.add(turns.path(i), "messages[" + i + "]");
        }
        return conversation.messages();
    }
}
