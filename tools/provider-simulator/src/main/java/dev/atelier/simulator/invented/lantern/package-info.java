/**
 * Lantern, a chat provider that does not exist: its API is like nobody else's, which is what it is for. The platform reaches
 * it through settings alone, as it would a provider that nobody has written an adapter for.
 *
 * <p>{@code POST /lantern/v3/dialogues} with the headers {@code Lantern-Key} and {@code Lantern-Edition: 2026-10}. The answer
 * comes whole, or with {@code "live": true} as named events that end with {@code data: [close]}. The {@code meter} counts what
 * was heard without what was recalled, and what was spoken without what was pondered. How long to wait stands in the body of
 * an error ({@code fault.wait_s}), never in a header.
 */
@NullMarked
package dev.atelier.simulator.invented.lantern;

import org.jspecify.annotations.NullMarked;
