package dev.atelier.gateway.accesstoken;

import dev.atelier.platform.error.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts calls of programs: {@code atelier.gateway.access.tokens} by outcome, of which there are three whatever is sent. */
final class ExchangeMetrics {

    private static final String NAME = "atelier.gateway.access.tokens";

    private final Counter admitted;
    private final Counter refused;
    private final Counter unknowable;

    ExchangeMetrics(MeterRegistry registry) {
        admitted = registry.counter(NAME, "outcome", "admitted");
        refused = registry.counter(NAME, "outcome", "refused");
        unknowable = registry.counter(NAME, "outcome", "unavailable");
    }

    void admitted() {
        admitted.increment();
    }

    void refused(ErrorCode code) {
        (code == ErrorCode.SERVICE_UNAVAILABLE ? unknowable : refused).increment();
    }
}
