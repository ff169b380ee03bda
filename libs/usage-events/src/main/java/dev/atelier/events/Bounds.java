package dev.atelier.events;

import java.time.Instant;
import java.util.regex.Pattern;

/** What a field of an event may hold. The schema file says the same, a test holds the two together. */
final class Bounds {

    /** 10^12: exact in every JSON reader (below 2^53), and millions of such events still add up within 64 bits. */
    private static final long MAX_AMOUNT = 1_000_000_000_000L;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59.999Z");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    /** No control characters and no half surrogates: such text does not survive every store unchanged. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

    private Bounds() {}

    static void amount(String field, long value) {
        require(value >= 0 && value <= MAX_AMOUNT, field + " is not within 0 and " + MAX_AMOUNT);
    }

    static void id(String field, String value) {
        require(ID.matcher(value).matches(), field + " is not 24 hex characters");
    }

    static void name(String field, String value) {
        require(NAME.matcher(value).matches() && !value.isBlank(), field + " is not 1 to 200 printable characters");
    }

    static void time(String field, Instant value) {
        require(!value.isBefore(EARLIEST) && !value.isAfter(LATEST), field + " is not within the years 2000 and 2999");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
