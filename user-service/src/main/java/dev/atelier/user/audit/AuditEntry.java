package dev.atelier.user.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One entry as it is stored: all but the address it was done from, which is an {@link AuditAddress}.
 *
 * @param involved actor and object: what entries about somebody are found by
 */
@Document("audit")
record AuditEntry(
        @Id String id,
        Instant time,
        @Nullable String actorId,
        AuditAction action,
        @Nullable String objectId,
        AuditResult result,
        @Nullable String requestId,
        List<String> involved) {

    static AuditEntry of(
            AuditAction action,
            @Nullable String actorId,
            @Nullable String objectId,
            AuditResult result,
            Instant time,
            Origin origin) {
        List<String> involved = Stream.of(actorId, objectId)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        return new AuditEntry(
                ObjectId.get().toHexString(), time, actorId, action, objectId, result, origin.requestId(), involved);
    }

    /** Whose address it was done from, as far as anybody knows. */
    @Nullable
    String person() {
        return actorId == null ? objectId : actorId;
    }

    AuditItem toItem(@Nullable String clientAddress) {
        return new AuditItem(id, time, actorId, action, objectId, result, clientAddress, requestId);
    }
}
