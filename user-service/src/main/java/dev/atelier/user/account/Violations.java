package dev.atelier.user.account;

import dev.atelier.platform.error.ApiException;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that the caller hears of every field at once. */
public final class Violations {

    private @Nullable ApiException refusal;

    /** Notes that {@code field} breaks a rule; nothing happens if there is no {@code messageKey}. */
    public void add(String field, @Nullable String messageKey, Object... args) {
        if (messageKey == null) {
            return;
        }
        refusal =
                refusal == null ? ApiException.invalid(field, messageKey, args) : refusal.and(field, messageKey, args);
    }

    /** Refuses the request if anything was noted. */
    public void refuseIfAny() {
        if (refusal != null) {
            throw refusal;
        }
    }
}
