package dev.atelier.user.deletion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The promise to erase all there is of a user, and how far it is kept. It stays when it is kept, as the proof: an id that
 * leads to nobody.
 *
 * @param takenAway whether the account is gone and on record as deleted
 * @param round 1 at once, 2 when nothing can come in any more
 * @param services all that erase something
 * @param waitingFor those of them that have not confirmed this round
 * @param dueAt when there is something to do next; {@code null} when all is done
 * @param finishedAt {@code null} as long as it is not
 */
@Document("erasures")
record Erasure(
        @Id String userId,
        Instant promisedAt,
        boolean takenAway,
        int round,
        List<String> services,
        List<String> waitingFor,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt) {

    static final int LAST_ROUND = 2;

    static Erasure promised(String userId, List<String> services, Instant now, Instant dueAt) {
        return new Erasure(userId, now, false, 1, services, services, dueAt, null);
    }
}
