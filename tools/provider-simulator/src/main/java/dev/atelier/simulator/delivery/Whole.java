package dev.atelier.simulator.delivery;

import java.time.Duration;
import java.util.function.Supplier;

/** An answer in one piece, written only when it is due. */
public record Whole(Supplier<byte[]> body, int completionTokens, Duration delay) {}
