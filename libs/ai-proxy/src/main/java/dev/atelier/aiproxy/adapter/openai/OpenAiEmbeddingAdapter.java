package dev.atelier.aiproxy.adapter.openai;

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
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's Embeddings. The canonical format is OpenAI's own, so nothing is translated.
 *
 * <p>Source: platform.openai.com/docs/api-reference/embeddings.
 */
public final class OpenAiEmbeddingAdapter implements EmbeddingAdapter {

    private final JsonMapper json;
    private final OpenAiErrors errors;
    private @Nullable OpenAiPost embeddings;

    /** An adapter to be initialized, with a mapper shared by all. */
    public OpenAiEmbeddingAdapter(JsonMapper json) {
        this.json = json;
        this.errors = new OpenAiErrors(json);
    }

    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.embeddings = new OpenAiPost(http, config.resolve("/embeddings"), json, errors);
    }

    @Override
    public boolean isAvailable() {
        return embeddings != null;
    }

    @Override
    public EmbeddingAnswer callService(EmbeddingRequest request) {
        JsonNode body = Objects.requireNonNull(embeddings, "initialize was not called")
                .ask(request.credential(), request.body(), request.cancellation());
        if (!(body instanceof ObjectNode answer) || !answer.path("data").isArray()) {
            throw new ProviderException.Malformed("the answer holds no embeddings", null);
        }
        return new EmbeddingAnswer(answer, OpenAiUsage.of(answer.get("usage")));
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return errors.classify(error);
    }
}
