package dev.atelier.aiproxy.adapter.gemini.request;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages as contents. What tools returned stands in one content, as many responses as there were calls; instructions
 * stand apart, whatever their place was.
 *
 * <p>Source of the signatures: ai.google.dev/gemini-api/docs/thought-signatures and /openai: they come and go as
 * {@code extra_content.google.thought_signature}.
 */
final class ContentsWriter {

    private static final String SIGNATURE = "thoughtSignature";

    /** What Google takes instead of a signature that the client did not keep, or for calls another model made. */
    private static final String SKIP = "skip_thought_signature_validator";

    private final Thinking thinking;
    private final JsonMapper json;
    private final ArrayNode instructions = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode contents = JsonNodeFactory.instance.arrayNode();
    private final Map<String, String> names = new HashMap<>();
    private ArrayNode responses = JsonNodeFactory.instance.arrayNode();

    ContentsWriter(Thinking thinking, JsonMapper json) {
        this.thinking = thinking;
        this.json = json;
    }

    /** What the messages come to. */
    record Contents(ArrayNode contents, ArrayNode instructions) {}

    Contents write(JsonNode messages) {
        messages.forEach(this::add);
        if (contents.isEmpty()) {
            // Instructions alone are a question too; Gemini wants somebody to ask it.
            add("user", instructions);
            return new Contents(contents, instructions.arrayNode());
        }
        return new Contents(contents, instructions);
    }

    private void add(JsonNode message) {
        String role = message.path("role").asString("");
        if (role.equals("tool")) {
            response(message);
            return;
        }
        responses = contents.arrayNode();
        switch (role) {
            case "system", "developer" -> PartsWriter.write(message.path("content"), instructions);
            case "user" -> add("user", parts(message));
            case "assistant" -> add("model", said(message));
            default -> throw Unsupported.field("messages of the role " + role);
        }
    }

    private void add(String role, ArrayNode parts) {
        if (!parts.isEmpty()) {
            contents.addObject().put("role", role).set("parts", parts);
        }
    }

    private ArrayNode parts(JsonNode message) {
        ArrayNode parts = contents.arrayNode();
        PartsWriter.write(message.path("content"), parts);
        return parts;
    }

    private ArrayNode said(JsonNode message) {
        ArrayNode parts = parts(message);
        String signature = signature(message);
        if (!signature.isEmpty() && parts.path(parts.size() - 1) instanceof ObjectNode last) {
            last.put(SIGNATURE, signature);
        }
        boolean first = true;
        for (JsonNode call : message.path("tool_calls")) {
            parts.add(call(call, first));
            first = false;
        }
        return parts;
    }

    private ObjectNode call(JsonNode call, boolean first) {
        String id = call.path("id").asString("");
        String name = call.path("function").path("name").asString("");
        names.put(id, name);
        ObjectNode part = contents.objectNode();
        part.putObject("functionCall").put("id", id).put("name", name).set("args", arguments(call));
        String signature = signature(call);
        if (!signature.isEmpty()) {
            part.put(SIGNATURE, signature);
        } else if (first && thinking.signs()) {
            part.put(SIGNATURE, SKIP);
        }
        return part;
    }

    private static String signature(JsonNode carrier) {
        return carrier.path("extra_content")
                .path("google")
                .path("thought_signature")
                .asString("");
    }

    private JsonNode arguments(JsonNode call) {
        JsonNode arguments = object(call.path("function").path("arguments").asString(""));
        return arguments == null ? contents.objectNode() : arguments;
    }

    private void response(JsonNode message) {
        String id = message.path("tool_call_id").asString("");
        String name = names.get(id);
        if (name == null) {
            throw new ProviderException.Rejected("tool_call_id names no tool call before it", 400, null);
        }
        if (responses.isEmpty()) {
            contents.addObject().put("role", "user").set("parts", responses);
        }
        responses
                .addObject()
                .putObject("functionResponse")
                .put("id", id)
                .put("name", name)
                .set("response", output(message.path("content")));
    }

    /** Gemini wants an object; what is none becomes the {@code output} of one. */
    private ObjectNode output(JsonNode content) {
        String text = text(content);
        ObjectNode object = object(text);
        return object == null ? contents.objectNode().put("output", text) : object;
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private @Nullable ObjectNode object(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return json.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }
}
