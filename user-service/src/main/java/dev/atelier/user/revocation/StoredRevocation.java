package dev.atelier.user.revocation;

import dev.atelier.platform.security.revocation.Revocation;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A revocation as it is stored; its id is made of what it names, so that revoking twice is one document. */
@Document("revocations")
record StoredRevocation(@Id String id, Revocation.Kind kind, String target, Instant revokedAt, Instant until) {

    static StoredRevocation of(Revocation revocation) {
        return new StoredRevocation(
                revocation.kind() + ":" + revocation.id(),
                revocation.kind(),
                revocation.id(),
                revocation.revokedAt(),
                revocation.until());
    }

    Revocation toRevocation() {
        return new Revocation(kind, target, revokedAt, until);
    }
}
