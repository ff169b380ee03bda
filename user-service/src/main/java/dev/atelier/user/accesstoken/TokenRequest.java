package dev.atelier.user.accesstoken;

import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.platform.security.Scope;
import dev.atelier.user.account.AccountRules;
import dev.atelier.user.account.Violations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The token somebody wants for a program.
 *
 * @param expiresAt ISO-8601 with an offset; {@code null}: never
 * @param scopes {@code null} or none: all studios and the statistics
 * @param budgetMicros {@code null}: no limit of its own
 */
record TokenRequest(
        @JsonSchema(value = "{type: 'string', minLength: 1, maxLength: 100}", required = true) @Nullable
        String name,

        @JsonSchema("{type: ['string', 'null'], format: 'date-time'}") @Nullable
        String expiresAt,

        @JsonSchema("{type: ['array', 'null'], items: {type: 'string', enum: ['chat', 'images', 'videos', 'stats']}}")
        @Nullable
        List<String> scopes,

        @Nullable Long budgetMicros) {

    private static final int MAX_NAME = 100;

    /** Beyond it times are written with a sign and six digits, which no client expects. */
    private static final int LAST_YEAR = 9999;

    /** The request with every rule kept; refuses it otherwise, naming all fields that are wrong. */
    WantedToken checked(Instant now) {
        var violations = new Violations();
        String tidyName = name == null ? "" : name.strip();
        violations.add("name", nameRule(tidyName), MAX_NAME);
        Instant end = end();
        violations.add("expiresAt", endRule(end, now));
        List<String> given = scopes == null ? List.of() : scopes;
        violations.add("scopes", scopesRule(given));
        violations.add("budgetMicros", budgetMicros != null && budgetMicros < 0 ? "token.budget.form" : null);
        violations.refuseIfAny();
        return new WantedToken(tidyName, end, known(given), budgetMicros);
    }

    private static @Nullable String nameRule(String name) {
        if (name.isEmpty()) {
            return "account.required";
        }
        return AccountRules.isCleanText(name, MAX_NAME) ? null : "token.name.form";
    }

    private @Nullable Instant end() {
        if (expiresAt == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(expiresAt);
            return time.getYear() > LAST_YEAR ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private @Nullable String endRule(@Nullable Instant end, Instant now) {
        if (end == null) {
            return expiresAt == null ? null : "token.expiry.form";
        }
        return end.isAfter(now) ? null : "validation.future";
    }

    private static @Nullable String scopesRule(List<String> given) {
        if (known(given).size() < given.size()) {
            return "token.scopes.unknown";
        }
        return new HashSet<>(given).size() < given.size() ? "validation.unique" : null;
    }

    /** Without what is no scope, {@code null} too, which JSON can put into any list. */
    private static List<String> known(List<String> given) {
        return given.stream()
                .filter(Objects::nonNull)
                .filter(scope -> Scope.ofWord(scope) != null)
                .toList();
    }
}
