package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.EmbeddingRequest;

/** A plug-in's adapter that turns texts into vectors. */
final class GuardedEmbedding extends GuardedAdapter<EmbeddingRequest, EmbeddingAnswer> implements EmbeddingAdapter {

    private final EmbeddingAdapter adapter;

    GuardedEmbedding(EmbeddingAdapter adapter, Boundary boundary) {
        super(adapter, boundary);
        this.adapter = adapter;
    }

    @Override
    public EmbeddingAnswer callService(EmbeddingRequest request) {
        var own = new EmbeddingRequest(
                request.callId(), request.credential(), request.body().deepCopy(), request.cancellation());
        EmbeddingAnswer answer =
                present(boundary.work(request.cancellation(), () -> adapter.callService(own)), "no answer");
        present(answer.body(), "an answer without a body");
        return answer;
    }
}
