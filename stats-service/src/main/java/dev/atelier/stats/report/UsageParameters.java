package dev.atelier.stats.report;

import dev.atelier.platform.openapi.JsonSchema;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question as the caller wrote them; an empty one counts as absent.
 *
 * @param from first day, {@code yyyy-MM-dd}
 * @param to last day, {@code yyyy-MM-dd}
 * @param service only this kind of service
 * @param userId whose usage, for administrators; {@code *} is everybody's
 */
record UsageParameters(
        @JsonSchema("{type: 'string', format: 'date'}") @Nullable
        String from,

        @JsonSchema("{type: 'string', format: 'date'}") @Nullable
        String to,

        @JsonSchema("{type: 'string', enum: ['chat', 'image', 'video', 'embedding']}") @Nullable
        String service,

        @JsonSchema("{type: 'string', description: 'For administrators: an id, or `*` for everybody'}") @Nullable
        String userId) {}
