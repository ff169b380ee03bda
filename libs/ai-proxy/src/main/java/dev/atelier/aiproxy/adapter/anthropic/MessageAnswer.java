package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ChatAnswer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole message, to be made into OpenAI's Chat Completions response. */
final class MessageAnswer {

    private final ObjectNode message;
    private final JsonMapper json;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private final ArrayNode toolCalls;

    MessageAnswer(ObjectNode message, JsonMapper json) {
        this.message = message;
        this.json = json;
        this.toolCalls = json.createArrayNode();
    }

    /** @param created seconds since 1970 */
    ChatAnswer canonical(long created) {
        message.path("content").forEach(this::read);
        ObjectNode answer = json.createObjectNode();
        answer.put("id", message.path("id").asString(""));
        answer.put("object", "chat.completion");
        answer.put("created", created);
        answer.put("model", message.path("model").asString(""));
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0);
        choice.set("message", assistant());
        choice.putNull("logprobs");
        choice.put(
                "finish_reason",
                StopReason.canonical(message.path("stop_reason").asString("")));
        AnthropicUsage usage = AnthropicUsage.of(message.path("usage"));
        if (usage != null) {
            answer.set("usage", usage.canonical().toCanonical());
        }
        return new ChatAnswer(answer, usage == null ? null : usage.canonical());
    }

    private void read(JsonNode block) {
        switch (block.path("type").asString("")) {
            case "text" -> text.append(block.path("text").asString(""));
            case "thinking" -> thoughts.append(block.path("thinking").asString(""));
            case "tool_use" -> toolCalls.add(toolCall(block));
            default -> {
                // Nothing that OpenAI's form has a place for.
            }
        }
    }

    private ObjectNode toolCall(JsonNode use) {
        ObjectNode call = json.createObjectNode();
        call.put("id", use.path("id").asString(""));
        call.put("type", "function");
        call.putObject("function")
                .put("name", use.path("name").asString(""))
                .put("arguments", json.writeValueAsString(use.path("input")));
        return call;
    }

    private ObjectNode assistant() {
        ObjectNode assistant = json.createObjectNode().put("role", "assistant");
        assistant.put("content", text.isEmpty() && !toolCalls.isEmpty() ? null : text.toString());
        assistant.put("refusal", refusal());
        if (!thoughts.isEmpty()) {
            assistant.put("reasoning_content", thoughts.toString());
        }
        if (!toolCalls.isEmpty()) {
            assistant.set("tool_calls", toolCalls);
        }
        return assistant;
    }

    private @Nullable String refusal() {
        JsonNode explanation = message.path("stop_details").path("explanation");
        return explanation.isString() ? explanation.stringValue() : null;
    }
}
