package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's errors mean. Each expression gets the body of the error, and its HTTP status as {@code $status}; without
 * any of them the status alone says it.
 *
 * @param message what the provider says, for people
 * @param code the provider's own word for it
 * @param kind one of {@code rate-limited}, {@code quota-exhausted}, {@code unavailable}, {@code timed-out}, {@code rejected},
 *     {@code content-blocked}, {@code credential-refused}, {@code malformed}; nothing: as the status says
 * @param retryAfter seconds to wait; the header {@code Retry-After} goes before it
 */
public record ErrorSettings(
        @Nullable Expression message,
        @Nullable Expression code,
        @Nullable Expression kind,
        @Nullable Expression retryAfter) {

    static ErrorSettings of(Settings settings) {
        return new ErrorSettings(
                settings.optionalExpression("message"),
                settings.optionalExpression("code"),
                settings.optionalExpression("kind"),
                settings.optionalExpression("retry-after"));
    }
}
