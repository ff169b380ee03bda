package dev.atelier.stats;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The spans that would have gone to Zipkin. */
public final class FinishedSpans extends SpanHandler {

    private final Queue<MutableSpan> spans = new ConcurrentLinkedQueue<>();

    @Override
    public boolean end(TraceContext context, MutableSpan span, Cause cause) {
        return spans.add(span);
    }

    public List<MutableSpan> ofTrace(String traceId) {
        return spans.stream().filter(span -> traceId.equals(span.traceId())).toList();
    }
}
