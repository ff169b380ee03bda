package dev.atelier.chat.turn;

import dev.atelier.chat.conversation.Conversation;
import dev.atelier.chat.idempotency.Claim;
import dev.atelier.chat.idempotency.IdempotentRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a turn, but only once for the same key. The answer to a key is the turn in the log, never a copy of it. */
@Service
class TakeTurn {

    private final AnswerTurn answers;
    private final TurnLog log;
    private final IdempotentRequests requests;

    TakeTurn(AnswerTurn answers, TurnLog log, IdempotentRequests requests) {
        this.answers = answers;
        this.log = log;
        this.requests = requests;
    }

    /**
     * The turn, taken now or found.
     *
     * @param key the client's idempotency key; {@code null} if it has none
     */
    TurnOutcome take(Turn turn, @Nullable String key, Listener listener) {
        if (key == null) {
            return new TurnOutcome(answers.answer(turn, listener, Storing.UNWATCHED), false);
        }
        Conversation conversation = turn.conversation();
        Claim claim = requests.claim(
                conversation.userId(),
                key,
                conversation.id(),
                turn.model().id(),
                CanonicalMessage.content(turn.content()).toString());
        return switch (claim) {
            case Claim.Won won -> work(turn, listener, won);
            case Claim.Taken taken -> follow(turn, listener, taken);
        };
    }

    private TurnOutcome follow(Turn turn, Listener listener, Claim.Taken taken) {
        TurnResult first = first(turn, taken);
        if (first == null) {
            requests.requireLeftBehind(taken);
            first = first(turn, taken);
        }
        return first == null ? work(turn, listener, requests.takeOver(taken)) : new TurnOutcome(first, true);
    }

    private @Nullable TurnResult first(Turn turn, Claim.Taken taken) {
        return taken.answer() == null ? null : log.find(turn.conversation(), Integer.parseInt(taken.answer()));
    }

    private TurnOutcome work(Turn turn, Listener listener, Claim.Won claim) {
        var storing = new ClaimedStoring(claim);
        try {
            return new TurnOutcome(answers.answer(turn, listener, storing), false);
        } finally {
            storing.end();
        }
    }

    /**
     * Gives the claim back if nothing was stored. As soon as something may be stored it is kept, whatever failed: who comes
     * with the key again looks at the place, finds the turn there, or takes over.
     */
    private final class ClaimedStoring implements Storing {

        private final Claim.Won claim;
        private boolean placed;

        ClaimedStoring(Claim.Won claim) {
            this.claim = claim;
        }

        @Override
        public void before(int sequence) {
            requests.answerLiesAt(claim, Integer.toString(sequence));
            placed = true;
        }

        void end() {
            if (placed) {
                requests.finished(claim);
            } else {
                requests.release(claim);
            }
        }
    }
}
