package dev.atelier.user.key.rotation;

import java.util.List;
import java.util.Map;

/**
 * How far the rotation of the master key is.
 *
 * @param current the first master key, which wraps
 * @param rewrapped data keys that came under it just now
 * @param left data keys that are not under it; 0: the rotation is complete
 * @param unreadable those of {@code left} that were looked at and do not open
 * @param keysUnder how many data keys each configured master key wraps
 * @param unused configured master keys that wrap nothing and may be taken out of the setting
 */
record RotationReport(
        String current, long rewrapped, long left, long unreadable, Map<String, Long> keysUnder, List<String> unused) {}
