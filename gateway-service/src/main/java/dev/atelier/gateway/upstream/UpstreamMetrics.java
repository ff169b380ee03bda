package dev.atelier.gateway.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Time until a service's response headers, {@code atelier.gateway.upstream}, by service and outcome. */
final class UpstreamMetrics {

    private final Timer answered;
    private final Timer unreachable;
    private final Timer timedOut;
    private final Timer broken;
    private final Timer cancelled;

    UpstreamMetrics(MeterRegistry registry, String service) {
        this.answered = timer(registry, service, "answered");
        this.unreachable = timer(registry, service, "unreachable");
        this.timedOut = timer(registry, service, "timed-out");
        this.broken = timer(registry, service, "broken");
        this.cancelled = timer(registry, service, "cancelled");
    }

    void answered(long nanos) {
        answered.record(nanos, TimeUnit.NANOSECONDS);
    }

    void cancelled(long nanos) {
        cancelled.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(UpstreamException failure, long nanos) {
        Timer timer = switch (failure) {
            case UpstreamException.Unreachable _, UpstreamException.Saturated _ -> unreachable;
            case UpstreamException.TimedOut _ -> timedOut;
            case UpstreamException.Broken _ -> broken;
        };
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private static Timer timer(MeterRegistry registry, String service, String outcome) {
        return Timer.builder("atelier.gateway.upstream")
                .tag("service", service)
                .tag("outcome", outcome)
                .register(registry);
    }
}
