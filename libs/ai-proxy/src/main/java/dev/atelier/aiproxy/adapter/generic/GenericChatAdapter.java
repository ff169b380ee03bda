package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.Wire.Outgoing;
import dev.atelier.aiproxy.adapter.generic.settings.ChatSettings;
import dev.atelier.aiproxy.adapter.generic.settings.GenericSettings;
import dev.atelier.aiproxy.adapter.generic.settings.Target;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chats with a provider that settings alone describe ({@link ChatSettings}). One choice, server-sent events, JSON. */
public final class GenericChatAdapter extends GenericAdapter<ChatRequest, ChatAnswer, ChatSettings>
        implements ChatAdapter {

    private final Clock clock;
    private final int longestLine;

    /**
     * An adapter to be initialized.
     *
     * @param json shared by all
     * @param clock dates answers that the provider does not
     * @param longestLine most bytes of one line of a stream
     */
    public GenericChatAdapter(JsonMapper json, Clock clock, int longestLine) {
        super(json);
        this.clock = clock;
        this.longestLine = longestLine;
    }

    @Override
    @Nullable
    ChatSettings part(GenericSettings settings) {
        return settings.chat();
    }

    @Override
    public ChatAnswer callService(ChatRequest request) {
        ChatSettings chat = part();
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
        ChatSettings.Stream stream = part().stream();
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

    private Outgoing outgoing(ChatRequest request, Target target, boolean stream) {
        ChatSettings chat = part();
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
            answer.set("usage", usage.toCanonical());
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
}
