package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.adapter.sse.SseLines;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's Messages API. Requests are mapped from OpenAI's form and answers back to it, much as Anthropic's own OpenAI
 * compatibility does: system messages are hoisted, what only steers the style of an answer and does not exist there
 * (penalties, seed, …) is left out. What would change what the answer is (several choices, sound, …) is refused.
 *
 * <p>Source: platform.claude.com/docs/en/api/messages, platform.claude.com/docs/en/api/openai-sdk.
 */
public final class AnthropicChatAdapter implements ChatAdapter {

    private final JsonMapper json;
    private final Clock clock;
    private final AnthropicErrors errors;
    private final int longestLine;
    private @Nullable AnthropicPost messages;
    private AnthropicModels models = AnthropicModels.NEWEST;

    /**
     * An adapter to be initialized.
     *
     * @param json shared by all
     * @param clock dates the answers, which Anthropic does not
     * @param longestLine most bytes of one line of a stream
     */
    public AnthropicChatAdapter(JsonMapper json, Clock clock, int longestLine) {
        this.json = json;
        this.clock = clock;
        this.errors = new AnthropicErrors(json);
        this.longestLine = longestLine;
    }

    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.models = AnthropicModels.of(config.options());
        this.messages = new AnthropicPost(http, config.resolve("/v1/messages"), json, errors);
    }

    @Override
    public boolean isAvailable() {
        return messages != null;
    }

    @Override
    public ChatAnswer callService(ChatRequest request) {
        ObjectNode body = new MessageRequest(request, models, json).body();
        ObjectNode message = messages().ask(request.credential(), body, request.cancellation());
        if (!message.path("content").isArray()) {
            throw new ProviderException.Malformed("the answer is no message", null);
        }
        return new MessageAnswer(message, json).canonical(now());
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ObjectNode body = new MessageRequest(request, models, json).body().put("stream", true);
        ProviderResponse response =
                messages().send(request.credential(), body, "text/event-stream", request.cancellation());
        var events = new AnthropicEvents(response, new SseLines(response.body(), longestLine), json);
        return new AnthropicChatStream(events, new ChunkWriter(json, now()), errors);
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return errors.classify(error);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private AnthropicPost messages() {
        return Objects.requireNonNull(messages, "initialize was not called");
    }
}
