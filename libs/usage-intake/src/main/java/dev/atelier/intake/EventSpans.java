package dev.atelier.intake;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Continues the trace of each event's call while its poll is counted. A poll holds events of many traces, so there is a
 * span per event, and only for those whose trace is sampled: the others cost the look at one header.
 */
final class EventSpans {

    private static final String TRACEPARENT = "traceparent";

    /** W3C Trace Context: version, trace, parent, and flags of which the lowest bit says sampled. */
    private static final Pattern SAMPLED =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f][13579bdf].*");

    private final Propagator propagator;

    EventSpans(Propagator propagator) {
        this.propagator = propagator;
    }

    /** Does the work within a span per sampled event. */
    void observe(List<ConsumerRecord<byte[], byte[]>> records, Runnable work) {
        List<Span> spans = start(records);
        boolean done = false;
        try {
            work.run();
            done = true;
        } finally {
            for (Span span : spans) {
                if (!done) {
                    span.tag("error", "not counted yet");
                }
                span.end();
            }
        }
    }

    private List<Span> start(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Span> spans = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String parent = header(record, TRACEPARENT);
            if (parent != null && SAMPLED.matcher(parent).matches()) {
                spans.add(start(record));
            }
        }
        return spans;
    }

    private Span start(ConsumerRecord<byte[], byte[]> record) {
        return propagator
                .extract(record, EventSpans::header)
                .name("count usage event")
                .kind(Span.Kind.CONSUMER)
                .remoteServiceName("kafka")
                .tag("messaging.system", "kafka")
                .tag("messaging.destination.name", record.topic())
                .tag("messaging.kafka.partition", record.partition())
                .tag("messaging.kafka.offset", record.offset())
                .start();
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
