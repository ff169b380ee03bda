package dev.atelier.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can go wrong on purpose. */
public enum FaultKind {
    /** That HTTP status with the provider's own error body, or an error inside the stream. */
    STATUS,
    /** No answer at all. */
    TIMEOUT,
    /** Late bytes. */
    SLOW,
    /** The TCP connection is reset. */
    DROP,
    /** Broken JSON. */
    MALFORMED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for an unknown word. */
    public static @Nullable FaultKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    public static String words() {
        return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
    }
}
