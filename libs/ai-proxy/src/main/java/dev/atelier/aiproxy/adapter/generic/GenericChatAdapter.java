package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.Wire.Outgoing;
import dev.atelier.aiproxy.adapter.generic.settings.ChatSettings;
import dev.atelier.aiproxy.adapter.generic.settings.Target;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chats with a provider that settings alone describe ({@link ChatSettings}). One choice, server-sent events, JSON. */
public final class GenericChatAdapter implements ChatAdapter {

    private final JsonMapper json;
    private final Clock clock;
    private final int longestLine;
    private @Nullable Wire wire;

    /**
     * An adapter to be initialized.
     *
     * @param json shared by all
     * @param clock dates answers that the provider does not
     * @param longestLine most bytes of one line of a stream
     */
    public GenericChatAdapter(JsonMapper json, Clock clock, int longestLine) {
        this.json = json;
        this.clock = clock;
        this.longestLine = longestLine;
    }

    /**
     * Compiles the settings.
     *
     * @throws IllegalArgumentException if one is wrong, missing or unknown; the message names it
     */
    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.wire = Wire.to(config, http, json);
    }

    @Override
    public boolean isAvailable() {
        return wire != null && wire.settings().chat() != null;
    }

    @Override
    public ChatAnswer callService(ChatRequest request) {
        ChatSettings chat = chat();
        Object answer = wire().ask(outgoing(request, chat.target(), false));
        JsonNode told = Mapped.answer(chat.answer(), answer, Map.of());
        if (told.path("error").asBoolean(false)) {
            throw wire().errors().hiding(request.credential()).inside(answer, false);
        }
        JsonNode message = told.path("message");
        if (!message.isObject() || message.isEmpty()) { // what is not in an answer is not in its message either
            throw new ProviderException.Malformed("the answer has no message", null);
        }
        TokenUsage usage = new Report().add(told.path("usage")).usage();
        return new ChatAnswer(canonical(request, told, usage), usage);
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        ChatSettings.Stream stream = chat().stream();
        if (stream == null) {
            throw new ProviderException.Unsupported("stream");
        }
        ProviderResponse response = wire().send(outgoing(request, stream.target(), true), "text/event-stream");
        var events = new GenericEvents(response, longestLine, stream, json);
        return new GenericChatStream(
                events,
                wire().errors().hiding(request.credential()),
                told -> new ChunkWriter(json, id(request, told), model(request, told), created(told)));
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return wire().errors().classify(error);
    }

    private Outgoing outgoing(ChatRequest request, Target target, boolean stream) {
        ChatSettings chat = chat();
        Wishes.check(request.body(), chat.capabilities());
        Object canonical = json.treeToValue(request.body(), Object.class);
        Map<String, Object> variables = Map.of("limit", request.outputLimit(), "stream", stream);
        Mapped.check(chat.unsupported(), canonical, variables);
        JsonNode body = Mapped.body(chat.request(), canonical, variables);
        return new Outgoing(
                target, Map.of("model", request.model()), body, request.credential(), request.cancellation());
    }

    private ObjectNode canonical(ChatRequest request, JsonNode told, @Nullable TokenUsage usage) {
        ObjectNode answer = json.createObjectNode()
                .put("id", id(request, told))
                .put("object", "chat.completion")
                .put("created", created(told))
                .put("model", model(request, told));
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").putNull("content");
        message.setAll((ObjectNode) told.path("message"));
        choice.putNull("logprobs")
                .put("finish_reason", told.path("finish_reason").asString("stop"));
        if (usage != null) {
            answer.set("usage", Report.canonical(usage));
        }
        return answer;
    }

    private static String id(ChatRequest request, JsonNode told) {
        return told.path("id").asString("chatcmpl-" + request.callId());
    }

    private static String model(ChatRequest request, JsonNode told) {
        return told.path("model").asString(request.model());
    }

    private long created(JsonNode told) {
        return told.path("created").asLong(clock.instant().getEpochSecond());
    }

    private ChatSettings chat() {
        return Objects.requireNonNull(wire().settings().chat(), "the settings say nothing about chat");
    }

    private Wire wire() {
        return Objects.requireNonNull(wire, "initialize was not called");
    }
}
