package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.route.Provider;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.route.Trial;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Steps 4 and 5: routes the call and receives the answer from the adapter, under one observation (a client span). */
final class AskProvider {

    private final ProviderRouter router;
    private final LiveCalls liveCalls;
    private final ObservationRegistry observations;

    AskProvider(ProviderRouter router, LiveCalls liveCalls, ObservationRegistry observations) {
        this.router = router;
        this.liveCalls = liveCalls;
        this.observations = observations;
    }

    /** Fills the transcript; what is in it when this throws has been delivered. */
    void ask(Call call, ChatOrder order, Attempts attempts, Transcript transcript, ChatDelivery delivery) {
        Observation observation = observation(call);
        observation.observe(() -> {
            liveCalls.enter(order.cancellation());
            try {
                if (order.stream()) {
                    stream(call, order, attempts, transcript, delivery);
                } else {
                    transcript.add(whole(call, order, attempts));
                }
            } finally {
                liveCalls.leave(order.cancellation());
                String reached = attempts.reached();
                observation.lowCardinalityKeyValue("provider", reached == null ? "none" : reached);
            }
        });
    }

    private ChatAnswer whole(Call call, ChatOrder order, Attempts attempts) {
        return router.route(
                call,
                order.cancellation(),
                attempts,
                (provider, model) -> provider.chat().callService(request(call, order, provider, model)));
    }

    private void stream(Call call, ChatOrder order, Attempts attempts, Transcript transcript, ChatDelivery delivery) {
        Opened opened = router.open(
                call,
                order.cancellation(),
                attempts,
                (provider, model, trial) -> open(provider, request(call, order, provider, model), trial));
        Trial trial = opened.trial();
        try (ChatStream stream = opened.stream()) {
            for (ChatChunk chunk = opened.first(); chunk != null; chunk = stream.next()) {
                delivery.chunk(chunk);
                transcript.add(chunk);
                if (order.cancellation().isCancelled()) {
                    throw new ProviderException.Cancelled(true);
                }
            }
            trial.succeeded();
        } catch (ProviderException failure) {
            trial.failed(failure);
            throw failure;
        } finally {
            trial.end();
        }
    }

    /** An attempt has succeeded when the first chunk is there: until then nothing was delivered. */
    private static Opened open(Provider provider, ChatRequest request, Trial trial) {
        ChatStream stream = provider.chat().stream(request);
        boolean handedOver = false;
        try {
            var opened = new Opened(stream, stream.next(), trial);
            trial.goesOn();
            handedOver = true;
            return opened;
        } finally {
            if (!handedOver) {
                stream.close();
            }
        }
    }

    private static ChatRequest request(Call call, ChatOrder order, Provider provider, String model) {
        ObjectNode body = order.body().objectNode();
        body.put("model", model);
        body.setAll(order.body());
        return new ChatRequest(call.id(), provider.credential(), body, order.cancellation());
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

    private record Opened(ChatStream stream, @Nullable ChatChunk first, Trial trial) {}
}
