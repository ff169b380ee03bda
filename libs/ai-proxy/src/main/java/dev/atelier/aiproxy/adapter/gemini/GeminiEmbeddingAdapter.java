package dev.atelier.aiproxy.adapter.gemini;

import dev.atelier.aiproxy.adapter.gemini.answer.Vectors;
import dev.atelier.aiproxy.adapter.gemini.request.EmbedRequest;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.EmbeddingRequest;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gemini's {@code batchEmbedContents}, for one text as for many.
 *
 * <p>Source: ai.google.dev/api/embeddings.
 */
public final class GeminiEmbeddingAdapter implements EmbeddingAdapter {

    private final JsonMapper json;
    private final GeminiErrors errors;
    private @Nullable GeminiPost gemini;

    /** An adapter to be initialized, with a mapper shared by all. */
    public GeminiEmbeddingAdapter(JsonMapper json) {
        this.json = json;
        this.errors = new GeminiErrors(json);
    }

    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.gemini = new GeminiPost(config, http, json, errors);
    }

    @Override
    public boolean isAvailable() {
        return gemini != null;
    }

    @Override
    public EmbeddingAnswer callService(EmbeddingRequest request) {
        EmbedRequest asked = EmbedRequest.of(request.body());
        JsonNode answer = Objects.requireNonNull(gemini, "initialize was not called")
                .ask(request.credential(), asked.model() + ":batchEmbedContents", asked.body(), request.cancellation());
        return Vectors.of(answer, asked);
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return errors.classify(error);
    }
}
