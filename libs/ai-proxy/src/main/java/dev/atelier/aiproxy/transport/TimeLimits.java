package dev.atelier.aiproxy.transport;

import java.time.Duration;

/**
 * How long an exchange may take.
 *
 * @param firstByte from its beginning to the first byte of the body
 * @param silence between two bytes of the body
 * @param deadline from its beginning to its end
 */
record TimeLimits(Duration firstByte, Duration silence, Duration deadline) {}
