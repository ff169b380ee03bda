package dev.atelier.chat.idempotency;

import dev.atelier.platform.error.ApiException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Has an answer made only once for the same key, where the answer lies nowhere else: it is kept with the key itself. */
@Service
public class KeptAnswers {

    /** Longer answers are given once only: a document of the store ends at 16 MB. */
    private static final int LONGEST = 5_000_000;

    private final IdempotentRequests requests;

    KeptAnswers(IdempotentRequests requests) {
        this.requests = requests;
    }

    /**
     * Answers a request: by {@code make}, which keeps what it made, or with what was kept.
     *
     * @param request whose it is and what it asks for
     * @throws ApiException 409 if the first request with the key is still at work, 422 if it asked for something else
     */
    public void answer(KeyedRequest request, Consumer<Keeping> make, Consumer<String> replay) {
        String key = request.key();
        if (key == null) {
            make.accept(Keeping.NOTHING);
            return;
        }
        Claim claim = requests.claim(request.userId(), key, request.operation(), request.body());
        switch (claim) {
            case Claim.Won won -> make(won, make);
            case Claim.Taken taken when taken.answer() != null -> replay.accept(taken.answer());
            case Claim.Taken taken -> make(requests.takeOver(taken), make);
        }
    }

    private void make(Claim.Won claim, Consumer<Keeping> make) {
        var keeping = new KeptWithKey(claim);
        try {
            make.accept(keeping);
        } finally {
            keeping.end();
        }
    }

    /**
     * A request that may come again.
     *
     * @param userId whose it is
     * @param key the client's idempotency key; {@code null} if it has none
     * @param operation what is done
     * @param body what it asks for; the same text means the same request
     */
    public record KeyedRequest(String userId, @Nullable String key, String operation, String body) {}

    private final class KeptWithKey implements Keeping {

        private final Claim.Won claim;
        private boolean kept;

        KeptWithKey(Claim.Won claim) {
            this.claim = claim;
        }

        @Override
        public void keep(String answer) {
            if (answer.length() <= LONGEST) {
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
