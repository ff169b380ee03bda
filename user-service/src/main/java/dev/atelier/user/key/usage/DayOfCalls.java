package dev.atelier.user.key.usage;

import java.time.Instant;

/**
 * The calls of a key on one UTC day.
 *
 * @param day {@code yyyy-MM-dd}
 * @param last when the latest of them ended
 */
record DayOfCalls(String keyId, String day, long count, Instant last) {}
