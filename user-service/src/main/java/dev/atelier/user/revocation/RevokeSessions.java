package dev.atelier.user.revocation;

import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationPublisher;
import dev.atelier.user.token.TokenProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.springframework.stereotype.Service;

/** Takes the access tokens of sessions back: first in the store, so that it is true, then by a push, so that it is fast. */
@Service
public class RevokeSessions {

    /** Instances' clocks differ, and a token may be issued while its session is being ended. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final RevocationStore store;
    private final RevocationPublisher publisher;
    private final TokenProperties tokens;
    private final Clock clock;

    RevokeSessions(RevocationStore store, RevocationPublisher publisher, TokenProperties tokens, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Refuses the access tokens of these sessions everywhere from now on. */
    public void revoke(Collection<String> sessionIds) {
        Instant now = clock.instant();
        Instant until = now.plus(tokens.accessTokenLife()).plus(MARGIN);
        var revocations = sessionIds.stream()
                .map(id -> Revocation.ofSession(id, now, until))
                .toList();
        revocations.forEach(store::save);
        revocations.forEach(publisher::publish);
    }
}
