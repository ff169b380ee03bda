package dev.atelier.chat.completion;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.platform.error.OpenAiError;
import dev.atelier.platform.sse.ClientGoneException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as it is made: the provider's own chunks, then {@code [DONE]}. A failure after the first chunk is one frame with
 * an {@code error}, and no {@code [DONE]}.
 */
final class StreamedCompletion implements CompletionWriter {

    private static final String DONE = "[DONE]";

    /** What a provider writes into every chunk when it is asked for usage, as we always do. */
    private static final String NO_USAGE_YET = ",\"usage\":null";

    private final Streaming streaming;
    private final JsonMapper json;
    private final StringBuilder sent = new StringBuilder();
    private @Nullable String last;
    private boolean usageSent;

    StreamedCompletion(Streaming streaming, JsonMapper json) {
        this.streaming = streaming;
        this.json = json;
    }

    @Override
    public void chunk(ChatChunk chunk) {
        if (streaming.completion().wantsUsage()) {
            usageSent |= chunk.usage() != null;
            frame(chunk.json());
        } else if (!isUsageAlone(chunk)) {
            frame(chunk.json().replace(NO_USAGE_YET, ""));
        }
    }

    private static boolean isUsageAlone(ChatChunk chunk) {
        return chunk.usage() != null && chunk.content().isEmpty() && chunk.finishReason() == null;
    }

    /** Nobody listens any more if the call was cancelled. */
    @Override
    public void result(ChatResult result) {
        if (result.cancelled()) {
            return;
        }
        if (streaming.completion().wantsUsage() && !usageSent && last != null) {
            ObjectNode chunk = (ObjectNode) json.readTree(last);
            chunk.putArray("choices");
            chunk.set("usage", result.usage().toCanonical());
            frame(json.writeValueAsString(chunk));
        }
        streaming.keeping().keep(sent.toString());
        send(DONE);
    }

    @Override
    public void replay(String answer) {
        streaming.response().setHeader(IdempotencyKey.REPLAYED, "true");
        answer.lines().forEach(this::send);
        send(DONE);
    }

    @Override
    public boolean fail(RuntimeException failure) {
        if (!streaming.events().isStarted()) {
            return false;
        }
        send(json.writeValueAsString(OpenAiError.of(streaming.told().apply(failure))));
        return true;
    }

    private void frame(String chunk) {
        last = chunk;
        if (streaming.keeping() != Keeping.NOTHING) {
            sent.append(chunk).append('\n');
        }
        send(chunk);
    }

    private void send(String data) {
        try {
            streaming.events().send(null, data);
        } catch (ClientGoneException _) {
            // the stream has told those who stop the call
        }
    }

    @Override
    public void close() {
        streaming.events().close();
    }
}
