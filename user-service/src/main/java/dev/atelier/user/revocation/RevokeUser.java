package dev.atelier.user.revocation;

import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationList;
import dev.atelier.platform.security.revocation.RevocationPublisher;
import dev.atelier.user.token.TokenProperties;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Takes back every access token a user has got so far. Sessions stay: the next refresh gives a good token. */
@Service
public class RevokeUser {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final RevocationStore store;
    private final RevocationPublisher publisher;
    private final RevocationList revocations;
    private final TokenProperties tokens;

    RevokeUser(
            RevocationStore store, RevocationPublisher publisher, RevocationList revocations, TokenProperties tokens) {
        this.store = store;
        this.publisher = publisher;
        this.revocations = revocations;
        this.tokens = tokens;
    }

    /** After another revocation in the same second tokens are issued a second ahead: they must go too. */
    public void revoke(String userId) {
        Instant latestIssue = revocations.earliestIssue(userId);
        Instant until = latestIssue.plus(tokens.accessTokenLife()).plus(MARGIN);
        var revocation = Revocation.ofUser(userId, latestIssue, until);
        store.save(revocation);
        publisher.publish(revocation);
    }
}
