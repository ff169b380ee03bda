package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's Chat Completions. The canonical format is OpenAI's own, so nothing is translated: the adapter adds what the
 * platform needs (the usage chunk of a stream) and reads what it has to know.
 *
 * <p>Source: platform.openai.com/docs/api-reference/chat.
 */
public final class OpenAiChatAdapter implements ChatAdapter {

    /** Members of {@code extra_body} that our other adapters read. */
    private static final List<String> MEANT_FOR_OTHERS = List.of("anthropic", "google");

    private final JsonMapper json;
    private final OpenAiErrors errors;
    private final int longestLine;
    private @Nullable OpenAiPost completions;
    private boolean classicNames;

    /**
     * An adapter to be initialized.
     *
     * @param json shared by all
     * @param longestLine most bytes of one line of a stream
     */
    public OpenAiChatAdapter(JsonMapper json, int longestLine) {
        this.json = json;
        this.errors = new OpenAiErrors(json);
        this.longestLine = longestLine;
    }

    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.completions = new OpenAiPost(http, config.resolve("/chat/completions"), json, errors);
        this.classicNames = Boolean.parseBoolean(config.options().get("classic-names"));
    }

    @Override
    public boolean isAvailable() {
        return completions != null;
    }

    @Override
    public ChatAnswer callService(ChatRequest request) {
        JsonNode body = completions().ask(request.credential(), named(request.body()), request.cancellation());
        if (!(body instanceof ObjectNode answer)
                || !answer.path("choices").path(0).isObject()) {
            throw new ProviderException.Malformed("the answer is no chat completion", null);
        }
        return new ChatAnswer(answer, OpenAiUsage.of(answer.get("usage")));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ObjectNode body = request.body().objectNode().setAll(named(request.body()));
        body.put("stream", true);
        ObjectNode options = body.withObject("/stream_options").deepCopy();
        body.set("stream_options", options.put("include_usage", true));
        ProviderResponse response =
                completions().send(request.credential(), body, "text/event-stream", request.cancellation());
        return new OpenAiChatStream(response, new SseLines(response.body(), longestLine), json, errors);
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return errors.classify(error);
    }

    /** Without what is meant for another provider, under the names that this one knows. */
    private ObjectNode named(ObjectNode canonical) {
        ObjectNode body = canonical.path("extra_body").isObject() ? withoutOthers(canonical) : canonical;
        return classicNames ? ClassicNames.of(body) : body;
    }

    private static ObjectNode withoutOthers(ObjectNode canonical) {
        ObjectNode body = canonical.objectNode().setAll(canonical);
        ObjectNode extra = canonical.objectNode().setAll((ObjectNode) canonical.path("extra_body"));
        extra.remove(MEANT_FOR_OTHERS);
        if (extra.isEmpty()) {
            body.remove("extra_body");
        } else {
            body.set("extra_body", extra);
        }
        return body;
    }

    private OpenAiPost completions() {
        return Objects.requireNonNull(completions, "initialize was not called");
    }
}
