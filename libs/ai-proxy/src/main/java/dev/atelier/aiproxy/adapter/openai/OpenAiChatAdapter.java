package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
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

    private final JsonMapper json;
    private final OpenAiErrors errors;
    private final int longestLine;
    private @Nullable ProviderHttp http;
    private @Nullable URI completions;

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
        this.http = http;
        this.completions = config.resolve("/chat/completions");
    }

    @Override
    public boolean isAvailable() {
        return completions != null;
    }

    @Override
    public ChatAnswer callService(ChatRequest request) {
        try (ProviderResponse response = send(request, request.body(), "application/json")) {
            JsonNode body = json.readTree(response.body());
            if (!(body instanceof ObjectNode answer)
                    || !answer.path("choices").path(0).isObject()) {
                throw new ProviderException.Malformed("the answer is no chat completion", null);
            }
            return new ChatAnswer(answer, OpenAiUsage.of(answer.get("usage")));
        } catch (JacksonException e) {
            throw new ProviderException.Malformed("the answer is no JSON", null);
        }
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ObjectNode body = request.body().objectNode().setAll(request.body());
        body.put("stream", true);
        ObjectNode options = body.withObject("/stream_options").deepCopy();
        body.set("stream_options", options.put("include_usage", true));
        ProviderResponse response = send(request, body, "text/event-stream");
        return new OpenAiChatStream(response, new SseLines(response.body(), longestLine), json, errors);
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return errors.classify(error);
    }

    private ProviderResponse send(ChatRequest request, ObjectNode body, String accept) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + request.credential().secret(), "Accept", accept);
        ProviderResponse response = Objects.requireNonNull(http, "initialize was not called")
                .send(new ProviderRequest(
                        "POST",
                        Objects.requireNonNull(completions),
                        headers,
                        json.writeValueAsBytes(body),
                        request.cancellation()));
        if (response.status() == 200) {
            return response;
        }
        try (response) {
            throw handleError(response);
        }
    }
}
