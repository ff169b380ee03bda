package dev.atelier.chat.anthropic;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.chat.completion.AnswerForm;
import dev.atelier.chat.completion.CompletionWriter;
import dev.atelier.chat.completion.Streaming;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's form: a message of content blocks. */
@Component
class AnthropicForm implements AnswerForm {

    private final JsonMapper json;

    AnthropicForm(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String operation() {
        return "messages";
    }

    @Override
    public ObjectNode whole(ChatResult result, ObjectNode canonical) {
        ObjectNode message = MessageWords.message(MessageWords.id(result.callId()), result.model(), json);
        putContent(canonical.path("choices").path(0).path("message"), (ArrayNode) message.path("content"));
        message.put("stop_reason", MessageWords.stopReason(result.finishReason()));
        message.set("usage", MessageWords.usage(result.usage(), json));
        return message;
    }

    @Override
    public CompletionWriter streamed(Streaming streaming) {
        return new StreamedMessage(streaming, json);
    }

    private void putContent(JsonNode said, ArrayNode content) {
        String thoughts = said.path("reasoning_content").asString("");
        if (!thoughts.isEmpty()) {
            content.addObject()
                    .put("type", "thinking")
                    .put("thinking", thoughts)
                    .put("signature", "");
        }
        String text = said.path("content").asString(said.path("refusal").asString(""));
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
        for (JsonNode call : said.path("tool_calls")) {
            JsonNode function = call.path("function");
            content.addObject()
                    .put("type", "tool_use")
                    .put("id", call.path("id").asString(""))
                    .put("name", function.path("name").asString(""))
                    .set("input", input(function.path("arguments").asString("")));
        }
    }

    /** A model wrote the arguments and may have been cut short: what is no object is shown as it is, under a name that says so. */
    private JsonNode input(String arguments) {
        try {
            JsonNode input = json.readTree(arguments);
            if (input.isObject()) {
                return input;
            }
        } catch (JacksonException e) {
            // no JSON at all
        }
        ObjectNode input = json.createObjectNode();
        return arguments.isBlank() ? input : input.put("INVALID_JSON", arguments);
    }
}
