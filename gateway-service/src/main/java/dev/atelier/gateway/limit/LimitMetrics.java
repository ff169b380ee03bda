package dev.atelier.gateway.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts the limiter's decisions: {@code atelier.gateway.limit.decisions} by decision and by who made it. */
final class LimitMetrics {

    private static final String NAME = "atelier.gateway.limit.decisions";

    private final Counter byStore;
    private final Counter byShare;
    private final Map<LimitKind, Counter> refused = new EnumMap<>(LimitKind.class);

    LimitMetrics(MeterRegistry registry) {
        byStore = registry.counter(NAME, "decision", "admitted", "by", "store");
        byShare = registry.counter(NAME, "decision", "admitted", "by", "local-share");
        for (LimitKind kind : LimitKind.values()) {
            refused.put(kind, registry.counter(NAME, "decision", "refused", "by", kind.tag()));
        }
    }

    void admitted(boolean fromStore) {
        (fromStore ? byStore : byShare).increment();
    }

    void refused(LimitKind kind) {
        Counter counter = refused.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }
}
