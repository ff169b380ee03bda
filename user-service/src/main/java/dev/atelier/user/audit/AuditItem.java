package dev.atelier.user.audit;

import dev.atelier.platform.openapi.JsonSchema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as an administrator sees it. */
record AuditItem(
        String id,
        Instant time,
        @Nullable String actorId,
        AuditAction action,
        @Nullable String objectId,
        AuditResult result,
        @Nullable String clientAddress,
        @JsonSchema("{type: ['string', 'null']}") @Nullable String requestId) {}
