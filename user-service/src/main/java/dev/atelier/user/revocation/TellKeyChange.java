package dev.atelier.user.revocation;

import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Tells the studios that what they remember of a user's own keys is not true any more; on the way revocations go. */
@Service
public class TellKeyChange {

    /** Longer than a studio remembers a key, and than one may miss this being told. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final RevocationStore store;
    private final RevocationPublisher publisher;
    private final Clock clock;

    TellKeyChange(RevocationStore store, RevocationPublisher publisher, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** After a key was added, changed or removed. */
    public void changed(String userId, String service) {
        Instant now = clock.instant();
        Revocation news = Revocation.ofKeys(userId, service, now, now.plus(KEPT));
        store.save(news);
        publisher.publish(news);
    }
}
