package dev.atelier.stats.report;

import dev.atelier.events.UsageEvent;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.security.Caller;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands a caller's parameters, or refuses them with an entry per wrong one. */
@Component
class UsageQuestions {

    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 366;

    /** What {@link LocalDate#parse} takes besides is not what the API promises (signs, five-digit years). */
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Clock clock;

    UsageQuestions(Clock clock) {
        this.clock = clock;
    }

    /** @throws ApiException {@code VALIDATION_FAILED} naming every wrong parameter */
    UsageQuestion understand(UsageParameters parameters, Caller caller) {
        var problems = new Problems();
        LocalDate givenTo = date("to", parameters.to(), problems);
        LocalDate givenFrom = date("from", parameters.from(), problems);
        LocalDate to = givenTo == null ? LocalDate.now(clock.withZone(ZoneOffset.UTC)) : givenTo;
        LocalDate from = givenFrom == null ? to.minusDays(DEFAULT_DAYS - 1) : givenFrom;
        if (problems.none()) {
            checkRange(from, to, problems);
        }
        String service = service(parameters.service(), problems);
        ObjectId user = user(parameters.userId(), caller, problems);
        problems.throwIfAny();
        return new UsageQuestion(user, from, to, service);
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, Problems problems) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException _) {
            // A day that no calendar has, like 2026-02-30, is told like any other text that is no date.
        }
        problems.add(field, "stats.date.malformed");
        return null;
    }

    private static void checkRange(LocalDate from, LocalDate to, Problems problems) {
        if (from.isAfter(to)) {
            problems.add("from", "stats.range.reversed");
        } else if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            problems.add("from", "stats.range.too-long", MAX_DAYS);
        }
    }

    private static @Nullable String service(@Nullable String text, Problems problems) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!UsageEvent.SERVICES.contains(text)) {
            problems.add("service", "stats.service.unknown");
        }
        return text;
    }

    /** Only an administrator may ask about others; from anybody else the parameter is ignored like any unknown one. */
    private static @Nullable ObjectId user(@Nullable String text, Caller caller, Problems problems) {
        if (!caller.isAdmin() || text == null || text.isEmpty()) {
            return new ObjectId(caller.userId());
        }
        if (text.equals(UsageQuestion.EVERYBODY)) {
            return null;
        }
        if (ObjectIds.isValid(text)) {
            return new ObjectId(text);
        }
        problems.add("userId", "stats.user.malformed");
        return null;
    }

    private static final class Problems {

        private @Nullable ApiException found;

        void add(String field, String messageKey, Object... args) {
            found = found == null ? ApiException.invalid(field, messageKey, args) : found.and(field, messageKey, args);
        }

        boolean none() {
            return found == null;
        }

        void throwIfAny() {
            if (found != null) {
                throw found;
            }
        }
    }
}
