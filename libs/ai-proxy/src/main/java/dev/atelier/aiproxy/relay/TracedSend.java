package dev.atelier.aiproxy.relay;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends a record as part of the trace of the call it tells of, even when that is long over: the journal keeps the
 * call's {@code traceparent}.
 */
public final class TracedSend {

    private final Tracer tracer;
    private final Propagator propagator;

    /** Sends with spans made by this tracer. */
    public TracedSend(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /**
     * Hands the record to the producer.
     *
     * @param done gets the failure, or {@code null} once all replicas have the record
     */
    void send(
            Producer<String, byte[]> producer,
            ProducerRecord<String, byte[]> message,
            @Nullable String traceparent,
            Consumer<@Nullable Exception> done) {
        Span span = span(message, traceparent);
        producer.send(message, (metadata, failure) -> {
            if (failure != null) {
                span.error(failure);
            }
            span.end();
            done.accept(failure);
        });
    }

    private Span span(ProducerRecord<String, byte[]> message, @Nullable String traceparent) {
        Span span = propagator
                .extract(traceparent, (carrier, name) -> "traceparent".equals(name) ? carrier : null)
                .kind(Span.Kind.PRODUCER)
                .name(message.topic() + " send")
                .tag("messaging.system", "kafka")
                .start();
        propagator.inject(span.context(), message, TracedSend::setHeader);
        return span;
    }

    private static void setHeader(@Nullable ProducerRecord<String, byte[]> message, String name, String value) {
        if (message != null) {
            message.headers().remove(name).add(name, value.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The current trace as a {@code traceparent}; {@code null} outside of one. */
    public @Nullable String currentTraceparent() {
        Span current = tracer.currentSpan();
        if (current == null) {
            return null;
        }
        String[] carrier = new String[1];
        propagator.inject(current.context(), carrier, (target, name, value) -> {
            if (target != null && name.equals("traceparent")) {
                target[0] = value;
            }
        });
        return carrier[0];
    }
}
