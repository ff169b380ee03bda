package dev.atelier.aiproxy.adapter.gemini;

import dev.atelier.aiproxy.adapter.gemini.answer.StreamedAnswer;
import dev.atelier.aiproxy.adapter.gemini.answer.WholeAnswer;
import dev.atelier.aiproxy.adapter.gemini.request.GenerateRequest;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gemini's {@code generateContent} and {@code streamGenerateContent}.
 *
 * <p>Source: ai.google.dev/api/generate-content.
 */
public final class GeminiChatAdapter implements ChatAdapter {

    private final JsonMapper json;
    private final GeminiErrors errors;
    private final Clock clock;
    private final int longestLine;
    private @Nullable GeminiPost gemini;

    /**
     * An adapter to be initialized.
     *
     * @param json shared by all
     * @param clock tells when an answer came
     * @param longestLine most bytes of one line of a stream
     */
    public GeminiChatAdapter(JsonMapper json, Clock clock, int longestLine) {
        this.json = json;
        this.errors = new GeminiErrors(json);
        this.clock = clock;
        this.longestLine = longestLine;
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
    public ChatAnswer callService(ChatRequest request) {
        JsonNode answer = gemini().ask(
                        request.credential(),
                        request.model() + ":generateContent",
                        GenerateRequest.of(request, json),
                        request.cancellation());
        return WholeAnswer.of(answer, now());
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ProviderResponse response = gemini().send(
                        request.credential(),
                        request.model() + ":streamGenerateContent?alt=sse",
                        GenerateRequest.of(request, json),
                        request.cancellation());
        return new GeminiChatStream(response, new StreamedAnswer(now()), json, errors, longestLine);
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return errors.classify(error);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private GeminiPost gemini() {
        return Objects.requireNonNull(gemini, "initialize was not called");
    }
}
