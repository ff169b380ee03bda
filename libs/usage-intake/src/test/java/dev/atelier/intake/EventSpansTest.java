package dev.atelier.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import io.micrometer.tracing.brave.bridge.BravePropagator;
import io.micrometer.tracing.brave.bridge.W3CPropagation;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSpansTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    private final List<MutableSpan> finished = new ArrayList<>();

    private final Tracing tracing = Tracing.newBuilder()
            .propagationFactory(new W3CPropagation())
            .addSpanHandler(new SpanHandler() {
                @Override
                public boolean end(TraceContext context, MutableSpan span, Cause cause) {
                    return finished.add(span);
                }
            })
            .build();

    private final EventSpans spans = new EventSpans(new BravePropagator(tracing));

    @AfterEach
    void close() {
        tracing.close();
    }

    @Test
    void continues_the_trace_of_every_sampled_event() {
        spans.observe(List.of(record("00-" + TRACE + "-" + PARENT + "-01"), record(null)), () -> {});

        assertThat(finished).singleElement().satisfies(span -> {
            assertThat(span.traceId()).isEqualTo(TRACE);
            assertThat(span.parentId()).isEqualTo(PARENT);
            assertThat(span.kind()).isEqualTo(brave.Span.Kind.CONSUMER);
            assertThat(span.tags()).containsEntry("messaging.destination.name", "usage-events");
        });
    }

    @Test
    void makes_no_span_for_what_is_not_sampled_or_makes_no_sense() {
        spans.observe(
                List.of(record("00-" + TRACE + "-" + PARENT + "-00"), record(""), record("garbage-00")), () -> {});

        assertThat(finished).isEmpty();
    }

    @Test
    void marks_the_spans_of_a_poll_that_failed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> spans.observe(List.of(record("00-" + TRACE + "-" + PARENT + "-01")), () -> {
                    throw new IllegalStateException();
                }));

        assertThat(finished)
                .singleElement()
                .satisfies(span -> assertThat(span.tags()).containsKey("error"));
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String traceparent) {
        var record = new ConsumerRecord<>("usage-events", 2, 42, new byte[0], new byte[0]);
        if (traceparent != null) {
            record.headers().add("traceparent", traceparent.getBytes(US_ASCII));
        }
        return record;
    }
}
