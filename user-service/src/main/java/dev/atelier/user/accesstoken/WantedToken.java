package dev.atelier.user.accesstoken;

import dev.atelier.platform.security.ProgramToken;
import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** A token whose members keep all rules; whether there is a place for it shows when it is stored. */
record WantedToken(
        String name,
        @Nullable Instant expiresAt,
        List<String> scopes,
        @Nullable Long budgetMicros) {

    StoredToken toStored(String userId, ProgramToken token, String slot, Instant now) {
        return new StoredToken(
                ObjectId.get().toHexString(),
                userId,
                name,
                token.prefix(),
                token.hash(),
                scopes,
                expiresAt,
                budgetMicros,
                0,
                now,
                null,
                null,
                slot);
    }
}
