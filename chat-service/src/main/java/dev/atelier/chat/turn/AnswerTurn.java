package dev.atelier.chat.turn;

import dev.atelier.aiproxy.chat.ChatDelivery;
import dev.atelier.aiproxy.chat.ChatOrder;
import dev.atelier.aiproxy.chat.ChatProxy;
import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a message answered by the model, and stores both. A turn that fails leaves nothing behind. */
@Component
class AnswerTurn {

    private final WritePrompt prompts;
    private final ChatProxy proxy;
    private final TurnLog log;
    private final LiveCalls liveCalls;

    AnswerTurn(WritePrompt prompts, ChatProxy proxy, TurnLog log, LiveCalls liveCalls) {
        this.prompts = prompts;
        this.proxy = proxy;
        this.log = log;
        this.liveCalls = liveCalls;
    }

    /**
     * Blocks until the answer is there, or until the listener has gone and what was made by then is stored.
     *
     * @throws ApiException 404 if the conversation was deleted meanwhile; the call is counted all the same. 503 if this
     *     instance has to stop: what was made by then is stored and counted
     */
    TurnResult answer(Turn turn, Listener listener, Storing storing) {
        Prompt prompt = prompts.write(turn);
        var order = new ChatOrder(
                turn.spender(),
                turn.model().id(),
                prompt.body(),
                prompt.tokens(),
                listener.wantsPieces(),
                listener.cancellation(),
                StoredAnswers.reference(turn.conversation()));
        var delivery = new Delivery(turn, listener, storing);
        ChatResult answer = proxy.chat(order, delivery);
        if (endedByUs(answer)) {
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
        }
        if (delivery.stored == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return delivery.stored;
    }

    private boolean endedByUs(ChatResult answer) {
        return answer.cancelled() && liveCalls.ended();
    }

    private final class Delivery implements ChatDelivery {

        private final Turn turn;
        private final Listener listener;
        private final Storing storing;
        private @Nullable TurnResult stored;

        Delivery(Turn turn, Listener listener, Storing storing) {
            this.turn = turn;
            this.listener = listener;
            this.storing = storing;
        }

        @Override
        public void chunk(ChatChunk chunk) {
            if (listener.deltas() != null && !chunk.content().isEmpty()) {
                listener.deltas().accept(chunk.content());
            }
        }

        @Override
        public void result(ChatResult result) {
            if (endedByUs(result) && result.content().isEmpty()) {
                throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE); // nothing was made, so nothing is kept
            }
            stored = log.store(turn, result, storing);
            if (stored == null && !listener.wantsPieces()) {
                throw ApiException.of(ErrorCode.NOT_FOUND); // nobody gets anything, so nobody pays
            }
        }
    }
}
