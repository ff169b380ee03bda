package dev.atelier.chat.completion;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.chat.ChatOrder;
import dev.atelier.aiproxy.chat.ChatProxy;
import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.chat.idempotency.KeptAnswers;
import dev.atelier.chat.idempotency.KeptAnswers.KeyedRequest;
import dev.atelier.chat.openai.OpenAiFailures;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has a completion made, but only once for the same key. */
@Service
class Complete {

    private final ChatProxy proxy;
    private final KeptAnswers answers;
    private final LiveCalls liveCalls;

    Complete(ChatProxy proxy, KeptAnswers answers, LiveCalls liveCalls) {
        this.proxy = proxy;
        this.answers = answers;
        this.liveCalls = liveCalls;
    }

    /**
     * Blocks until the answer is written.
     *
     * @param operation what the client calls it; a key means another request for each
     * @param key the client's idempotency key; {@code null} if it has none
     * @param writers makes the writer of the answer
     */
    void complete(Spender spender, String operation, @Nullable String key, Completion completion, Writers writers) {
        String form = completion.model() + (completion.stream() ? " streamed " : " whole ");
        var request = new KeyedRequest(spender.userId(), key, operation, key == null ? "" : form + completion.body());
        answers.answer(
                request, keeping -> make(spender, completion, keeping, writers), answer -> replay(answer, writers));
    }

    private static void replay(String answer, Writers writers) {
        try (CompletionWriter writer = writers.make(Keeping.NOTHING, new Cancellation())) {
            writer.replay(answer);
        }
    }

    private void make(Spender spender, Completion completion, Keeping keeping, Writers writers) {
        var cancellation = new Cancellation();
        try (CompletionWriter writer = writers.make(keeping, cancellation)) {
            try {
                make(order(spender, completion, cancellation), writer);
            } catch (RuntimeException e) {
                RuntimeException failure = OpenAiFailures.of(e);
                if (!writer.fail(failure)) {
                    throw failure;
                }
            }
        }
    }

    private void make(ChatOrder order, CompletionWriter writer) {
        ChatResult result = proxy.chat(order, writer);
        if (result.cancelled() && liveCalls.ended()) {
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
        }
    }

    private static ChatOrder order(Spender spender, Completion completion, Cancellation cancellation) {
        return new ChatOrder(
                spender,
                completion.model(),
                completion.body(),
                completion.promptTokens(),
                completion.stream(),
                cancellation,
                null);
    }

    /** Makes the writer of an answer. */
    interface Writers {

        /** For one answer. */
        CompletionWriter make(Keeping keeping, Cancellation cancellation);
    }
}
