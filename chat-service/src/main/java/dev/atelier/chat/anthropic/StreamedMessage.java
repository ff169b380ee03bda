package dev.atelier.chat.anthropic;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.chat.completion.CompletionWriter;
import dev.atelier.chat.completion.Streaming;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.platform.error.AnthropicError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as it is made, in Anthropic's events: one content block after the other, each begun and ended. A failure after
 * the first event is one {@code error} event, and no {@code message_stop}.
 *
 * <p>Source: platform.claude.com/docs/en/build-with-claude/streaming.
 */
final class StreamedMessage implements CompletionWriter {

    private final Streaming streaming;
    private final MessageEvents events;
    private final MessageBlocks blocks;
    private boolean begun;

    StreamedMessage(Streaming streaming, JsonMapper json) {
        this.streaming = streaming;
        this.events = new MessageEvents(streaming.events(), json, streaming.keeping());
        this.blocks = new MessageBlocks(events);
    }

    /** A chunk with nothing but text is the rule, and not read again for it. */
    @Override
    public void chunk(ChatChunk chunk) {
        boolean plain = chunk.finishReason() == null && !chunk.content().isEmpty() && !hasMoreThanText(chunk.json());
        if (!begun) {
            begin(events.json().readTree(chunk.json()));
        }
        if (plain) {
            blocks.text(chunk.content());
        } else {
            delta(events.json().readTree(chunk.json()).path("choices").path(0).path("delta"));
        }
    }

    private static boolean hasMoreThanText(String json) {
        return json.contains("\"tool_calls\"") || json.contains("\"reasoning_content\"");
    }

    private void begin(JsonNode chunk) {
        begun = true;
        ObjectNode start = events.event("message_start");
        String id = chunk.path("id").asString("");
        ObjectNode message = MessageWords.message(
                id.startsWith("msg_") ? id : "msg_" + id, streaming.completion().model(), events.json());
        message.putObject("usage")
                .put("input_tokens", streaming.completion().promptTokens())
                .put("output_tokens", 0);
        start.set("message", message);
        events.send(start);
    }

    private void delta(JsonNode delta) {
        blocks.thought(delta.path("reasoning_content").asString(""));
        blocks.text(delta.path("content").asString(delta.path("refusal").asString("")));
        delta.path("tool_calls").forEach(blocks::toolCall);
    }

    /** Nobody listens any more if the call was cancelled. */
    @Override
    public void result(ChatResult result) {
        if (result.cancelled()) {
            return;
        }
        blocks.end();
        ObjectNode end = events.event("message_delta");
        end.putObject("delta")
                .put("stop_reason", MessageWords.stopReason(result.finishReason()))
                .putNull("stop_sequence");
        end.set("usage", MessageWords.usage(result.usage(), events.json()));
        events.send(end);
        events.stop();
    }

    @Override
    public void replay(String answer) {
        streaming.response().setHeader(IdempotencyKey.REPLAYED, "true");
        events.replay(answer);
    }

    @Override
    public boolean fail(RuntimeException failure) {
        if (!events.isStarted()) {
            return false;
        }
        events.send("error", AnthropicError.of(streaming.told().apply(failure), null));
        return true;
    }

    @Override
    public void close() {
        events.close();
    }
}
