package dev.atelier.chat.anthropic;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.chat.completion.CompletionWriter;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.chat.openai.WholeAnswer;
import dev.atelier.platform.sse.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer in one piece, as Anthropic's message. */
final class WholeMessage implements CompletionWriter {

    private final WholeAnswer whole;
    private final JsonMapper json;
    private final Keeping keeping;
    private final ClientConnection.@Nullable Watch watch;

    WholeMessage(
            HttpServletRequest request,
            HttpServletResponse response,
            JsonMapper json,
            Keeping keeping,
            Cancellation cancellation) {
        this.whole = new WholeAnswer(response);
        this.json = json;
        this.keeping = keeping;
        ClientConnection connection = ClientConnection.of(request);
        this.watch = connection == null ? null : connection.watch(cancellation::cancel);
    }

    @Override
    public void chunk(ChatChunk chunk) {
        throw new IllegalStateException("an answer in one piece has no chunks");
    }

    /** Nobody listens any more if the call was cancelled. */
    @Override
    public void result(ChatResult result) {
        if (result.body() == null) {
            return;
        }
        String answer = json.writeValueAsString(message(result, result.body()));
        keeping.keep(answer);
        whole.write(answer);
    }

    private ObjectNode message(ChatResult result, ObjectNode canonical) {
        ObjectNode message = MessageWords.message(MessageWords.id(result.callId()), result.model(), json);
        putContent(canonical.path("choices").path(0).path("message"), (ArrayNode) message.path("content"));
        message.put("stop_reason", MessageWords.stopReason(result.finishReason()));
        message.set("usage", MessageWords.usage(result.usage(), json));
        return message;
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

    @Override
    public void replay(String answer) {
        whole.replay(answer);
    }

    @Override
    public boolean fail(RuntimeException failure) {
        return false;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
