package dev.atelier.chat.completion;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.OpenAiError;
import dev.atelier.platform.sse.ClientGoneException;
import dev.atelier.platform.sse.EventStream;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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

    private final EventStream stream;
    private final HttpServletResponse response;
    private final Completion completion;
    private final JsonMapper json;
    private final Keeping keeping;
    private final ErrorAnswers errors;
    private final Locale locale;
    private final StringBuilder sent = new StringBuilder();
    private @Nullable String last;
    private boolean usageSent;

    StreamedCompletion(
            EventStream stream,
            HttpServletResponse response,
            Completion completion,
            Keeping keeping,
            Told told,
            Cancellation cancellation) {
        this.stream = stream;
        this.response = response;
        this.completion = completion;
        this.keeping = keeping;
        this.json = told.json();
        this.errors = told.errors();
        this.locale = told.locale();
        stream.onClientGone(cancellation::cancel);
    }

    /** With what, and in which language, failures are told. */
    record Told(JsonMapper json, ErrorAnswers errors, Locale locale) {}

    @Override
    public void chunk(ChatChunk chunk) {
        if (completion.wantsUsage()) {
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
        if (completion.wantsUsage() && !usageSent && last != null) {
            ObjectNode chunk = (ObjectNode) json.readTree(last);
            chunk.putArray("choices");
            chunk.set("usage", CompletionUsage.of(result.usage(), json));
            frame(json.writeValueAsString(chunk));
        }
        keeping.keep(sent.toString());
        send(DONE);
    }

    @Override
    public void replay(String answer) {
        response.setHeader(IdempotencyKey.REPLAYED, "true");
        answer.lines().forEach(this::send);
        send(DONE);
    }

    @Override
    public boolean fail(RuntimeException failure) {
        if (!stream.isStarted()) {
            return false;
        }
        send(json.writeValueAsString(OpenAiError.of(errors.of(failure, locale))));
        return true;
    }

    private void frame(String chunk) {
        last = chunk;
        if (keeping != Keeping.NOTHING) {
            sent.append(chunk).append('\n');
        }
        send(chunk);
    }

    private void send(String data) {
        try {
            stream.send(null, data);
        } catch (ClientGoneException _) {
            // the stream has told those who stop the call
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
