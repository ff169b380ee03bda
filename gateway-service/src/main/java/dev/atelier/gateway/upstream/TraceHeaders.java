package dev.atelier.gateway.upstream;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Hands the current span's context to the service; without tracing it hands over nothing. */
final class TraceHeaders {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    TraceHeaders(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    void inject(HttpRequest request) {
        if (tracer == null || propagator == null) {
            return;
        }
        Span span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), request, TraceHeaders::set);
        }
    }

    private static void set(@Nullable HttpRequest request, String name, String value) {
        if (request != null) {
            request.setHeader(name, value);
        }
    }
}
