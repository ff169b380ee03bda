package dev.atelier.user.social;

import dev.atelier.user.social.provider.ProviderIdentity;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Which account somebody's identity at a provider opens.
 *
 * @param id provider and subject, so that there is one at most
 */
@Document("identities")
record Identity(@Id String id, String provider, String subject, String userId, Instant linkedAt) {

    static Identity of(ProviderIdentity who, String userId, Instant now) {
        return new Identity(key(who), who.provider(), who.subject(), userId, now);
    }

    static String key(ProviderIdentity who) {
        return who.provider() + " " + who.subject();
    }
}
