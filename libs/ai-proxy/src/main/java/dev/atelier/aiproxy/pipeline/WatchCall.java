package dev.atelier.aiproxy.pipeline;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.route.Asked;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.spi.Cancellation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

/** Has a call seen while a provider is asked: as one observation (a client span), and as live, so that it can be ended. */
public final class WatchCall {

    private final LiveCalls liveCalls;
    private final ObservationRegistry observations;

    /** Shows calls to {@code liveCalls} and {@code observations}. */
    public WatchCall(LiveCalls liveCalls, ObservationRegistry observations) {
        this.liveCalls = liveCalls;
        this.observations = observations;
    }

    /** Asks a provider by {@code ask}, seen by all who want to know. */
    public void during(Call call, Cancellation cancellation, Attempts attempts, Runnable ask) {
        Observation observation = observation(call);
        observation.observe(() -> {
            liveCalls.enter(cancellation);
            try {
                ask.run();
            } finally {
                liveCalls.leave(cancellation);
                Asked reached = attempts.reached();
                observation.lowCardinalityKeyValue("provider", reached == null ? "none" : reached.provider());
            }
        });
    }

    private Observation observation(Call call) {
        var context = new SenderContext<Call>((carrier, key, value) -> {}, Kind.CLIENT);
        context.setCarrier(call);
        context.setRemoteServiceName(call.firstProvider());
        return Observation.createNotStarted("atelier.provider.call", () -> context, observations)
                .contextualName(call.operation() + " " + call.model().id())
                .lowCardinalityKeyValue("operation", call.operation())
                .lowCardinalityKeyValue("model", call.model().id());
    }
}
