package dev.atelier.aiproxy.embedding;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.journal.CallEnd;
import dev.atelier.aiproxy.pipeline.Pipeline;
import dev.atelier.aiproxy.pipeline.PrepareCall;
import dev.atelier.aiproxy.pipeline.WatchCall;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.route.Candidate;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.EmbeddingRequest;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The one way an embedding call travels: prepare, journal, hold, route, adapter, finish. */
public final class EmbeddingProxy {

    /** Providers count a little more than we do. */
    private static final int SLACK = 4096;

    private final PrepareCall prepareCall;
    private final Pipeline pipeline;
    private final WatchCall watchCall;
    private final ProviderRouter router;

    EmbeddingProxy(PrepareCall prepareCall, Pipeline pipeline, WatchCall watchCall, ProviderRouter router) {
        this.prepareCall = prepareCall;
        this.pipeline = pipeline;
        this.watchCall = watchCall;
        this.router = router;
    }

    /**
     * Makes a call and blocks until it is over; a virtual thread is the place for it.
     *
     * @param delivery takes the result before the call is closed; if it throws, the call ends as failed and costs nothing
     * @throws dev.atelier.platform.error.ApiException if the order cannot be honoured; nothing was spent
     * @throws dev.atelier.aiproxy.spi.ProviderException if no provider answered; the call is closed
     */
    public EmbeddingResult embed(EmbeddingOrder order, Consumer<EmbeddingResult> delivery) {
        var most = new TokenUsage(order.tokens(), 0, 0, 0);
        Call call = prepareCall.prepare(
                order.spender(), ModelCatalogue.EMBEDDING, order.model(), List.of(), _ -> most, null);
        return pipeline.run(call, attempts -> answer(call, order, attempts), delivery);
    }

    private EmbeddingResult answer(Call call, EmbeddingOrder order, Attempts attempts) {
        var answered = new AtomicReference<@Nullable EmbeddingAnswer>();
        watchCall.during(
                call,
                order.cancellation(),
                attempts,
                () -> answered.set(router.route(
                        call,
                        order.cancellation(),
                        attempts,
                        (candidate, _) -> candidate.embedding().callService(request(call, order, candidate)))));
        EmbeddingAnswer answer = Objects.requireNonNull(answered.get());
        TokenUsage reported = believable(answer.usage(), order);
        TokenUsage usage = reported == null ? new TokenUsage(order.tokens(), 0, 0, 0) : reported;
        var end = new CallEnd(
                Status.SUCCEEDED,
                attempts.answeredBy().provider(),
                call.model().id(),
                usage,
                call.costMicros(call.model(), usage),
                reported == null ? UsageSource.ESTIMATED : UsageSource.REPORTED);
        return new EmbeddingResult(answer.body(), end);
    }

    /** What the provider reported; {@code null} if it reported nothing, or nonsense. Then we count ourselves. */
    private static @Nullable TokenUsage believable(@Nullable TokenUsage reported, EmbeddingOrder order) {
        boolean nonsense = reported == null || reported.prompt() == 0 || reported.prompt() > 2 * order.tokens() + SLACK;
        return nonsense ? null : reported;
    }

    private static EmbeddingRequest request(Call call, EmbeddingOrder order, Candidate candidate) {
        ObjectNode body = order.body().objectNode();
        body.put("model", candidate.modelName());
        body.setAll(order.body());
        return new EmbeddingRequest(call.id(), candidate.credential(), body, order.cancellation());
    }
}
