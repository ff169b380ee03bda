package dev.atelier.chat.completion;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.chat.ChatOrder;
import dev.atelier.aiproxy.chat.ChatProxy;
import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.idempotency.Claim;
import dev.atelier.chat.idempotency.IdempotentRequests;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has a completion made, but only once for the same key: the answer itself is kept with the key. */
@Service
class Complete {

    private static final String OPERATION = "chat.completions";

    /** Longer answers are given once only: a document of the store ends at 16 MB. */
    private static final int LONGEST_KEPT = 5_000_000;

    private final ChatProxy proxy;
    private final IdempotentRequests requests;
    private final LiveCalls liveCalls;

    Complete(ChatProxy proxy, IdempotentRequests requests, LiveCalls liveCalls) {
        this.proxy = proxy;
        this.requests = requests;
        this.liveCalls = liveCalls;
    }

    /**
     * Blocks until the answer is written.
     *
     * @param key the client's idempotency key; {@code null} if it has none
     * @param writer makes the writer of the answer
     */
    void complete(Spender spender, @Nullable String key, Completion completion, Writers writer) {
        if (key == null) {
            make(spender, completion, Keeping.NOTHING, writer);
            return;
        }
        Claim claim = requests.claim(
                spender.userId(),
                key,
                OPERATION,
                completion.model(),
                Boolean.toString(completion.stream()),
                completion.body().toString());
        switch (claim) {
            case Claim.Won won -> make(spender, completion, won, writer);
            case Claim.Taken taken when taken.answer() != null -> replay(taken.answer(), writer);
            case Claim.Taken taken -> make(spender, completion, requests.takeOver(taken), writer);
        }
    }

    private static void replay(String answer, Writers writers) {
        try (CompletionWriter writer = writers.make(Keeping.NOTHING, new Cancellation())) {
            writer.replay(answer);
        }
    }

    private void make(Spender spender, Completion completion, Claim.Won claim, Writers writers) {
        var keeping = new KeptWithKey(claim);
        try {
            make(spender, completion, keeping, writers);
        } finally {
            keeping.end();
        }
    }

    private void make(Spender spender, Completion completion, Keeping keeping, Writers writers) {
        var cancellation = new Cancellation();
        try (CompletionWriter writer = writers.make(keeping, cancellation)) {
            try {
                make(order(spender, completion, cancellation), writer);
            } catch (RuntimeException e) {
                RuntimeException failure = CompletionFailures.of(e);
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

        CompletionWriter make(Keeping keeping, Cancellation cancellation);
    }

    private final class KeptWithKey implements Keeping {

        private final Claim.Won claim;
        private boolean kept;

        KeptWithKey(Claim.Won claim) {
            this.claim = claim;
        }

        @Override
        public void keep(String answer) {
            if (answer.length() <= LONGEST_KEPT) {
                requests.answerLiesAt(claim, answer);
                kept = true;
            }
        }

        void end() {
            if (kept) {
                requests.finished(claim);
            } else {
                requests.release(claim);
            }
        }
    }
}
