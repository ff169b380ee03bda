package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.pipeline.WatchCall;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.route.Candidate;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.route.Trial;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Steps 4 and 5: routes the call and receives the answer from the adapter. */
final class AskProvider {

    private final ProviderRouter router;
    private final WatchCall watchCall;

    AskProvider(ProviderRouter router, WatchCall watchCall) {
        this.router = router;
        this.watchCall = watchCall;
    }

    /** Fills the transcript; what is in it when this throws has been delivered. */
    void ask(Call call, ChatOrder order, Attempts attempts, Transcript transcript, ChatDelivery delivery) {
        watchCall.during(call, order.cancellation(), attempts, () -> {
            if (order.stream()) {
                stream(call, order, attempts, transcript, delivery);
            } else {
                transcript.add(whole(call, order, attempts));
            }
        });
    }

    private ChatAnswer whole(Call call, ChatOrder order, Attempts attempts) {
        return router.route(call, order.cancellation(), attempts, (candidate, trial) -> {
            ChatAnswer answer = candidate.chat().callService(request(call, order, candidate));
            used(trial, answer.usage());
            return answer;
        });
    }

    private void stream(Call call, ChatOrder order, Attempts attempts, Transcript transcript, ChatDelivery delivery) {
        Opened opened = router.route(
                call,
                order.cancellation(),
                attempts,
                (candidate, trial) -> open(candidate, request(call, order, candidate), trial));
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
            used(trial, transcript.reported());
        } catch (ProviderException failure) {
            trial.failed(failure);
            throw failure;
        } finally {
            trial.end();
        }
    }

    /** An attempt has succeeded when the first chunk is there: until then nothing was delivered. */
    private static Opened open(Candidate candidate, ChatRequest request, Trial trial) {
        ChatStream stream = candidate.chat().stream(request);
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

    private static void used(Trial trial, @Nullable TokenUsage reported) {
        if (reported != null) {
            trial.used(reported.completion());
        }
    }

    private static ChatRequest request(Call call, ChatOrder order, Candidate candidate) {
        ObjectNode body = order.body().objectNode();
        body.put("model", candidate.modelName());
        body.setAll(order.body());
        int maxOutput = candidate.model().maxOutput();
        return new ChatRequest(call.id(), candidate.credential(), body, maxOutput, order.cancellation());
    }

    private record Opened(ChatStream stream, @Nullable ChatChunk first, Trial trial) {}
}
