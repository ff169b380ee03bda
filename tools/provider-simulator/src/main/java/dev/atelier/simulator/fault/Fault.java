package dev.atelier.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault as ordered, built up from {@link #of}: {@code Fault.of("openai", STATUS).status(429).times(1)}.
 *
 * @param probability share of the target's calls that it hits, 0 to 1
 * @param times calls it hits before it is gone; null is without end
 */
public record Fault(
        Target target,
        Effect effect,
        double probability,
        @Nullable Integer times) {

    /** On every operation of the provider, every time. */
    public static Fault of(String provider, FaultKind kind) {
        return new Fault(new Target(provider, null), Effect.of(kind), 1, null);
    }

    public Fault operation(@Nullable String operation) {
        return new Fault(new Target(target.provider(), operation), effect, probability, times);
    }

    public Fault status(int status) {
        return with(new Effect(
                effect.kind(),
                status,
                effect.code(),
                effect.retryAfterSeconds(),
                effect.delay(),
                effect.afterChunks()));
    }

    public Fault code(@Nullable String code) {
        return with(new Effect(
                effect.kind(),
                effect.status(),
                code,
                effect.retryAfterSeconds(),
                effect.delay(),
                effect.afterChunks()));
    }

    public Fault retryAfter(@Nullable Integer seconds) {
        return with(new Effect(
                effect.kind(), effect.status(), effect.code(), seconds, effect.delay(), effect.afterChunks()));
    }

    public Fault delay(Duration delay) {
        return with(new Effect(
                effect.kind(),
                effect.status(),
                effect.code(),
                effect.retryAfterSeconds(),
                delay,
                effect.afterChunks()));
    }

    public Fault afterChunks(@Nullable Integer chunks) {
        return with(new Effect(
                effect.kind(), effect.status(), effect.code(), effect.retryAfterSeconds(), effect.delay(), chunks));
    }

    public Fault probability(double share) {
        return new Fault(target, effect, share, times);
    }

    public Fault times(@Nullable Integer calls) {
        return new Fault(target, effect, probability, calls);
    }

    private Fault with(Effect other) {
        return new Fault(target, other, probability, times);
    }
}
