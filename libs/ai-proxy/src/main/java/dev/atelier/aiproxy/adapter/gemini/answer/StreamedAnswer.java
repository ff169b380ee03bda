package dev.atelier.aiproxy.adapter.gemini.answer;

import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of a stream as chunks; the usage, which Gemini repeats as it grows, comes in a chunk of its own at the end. */
public final class StreamedAnswer {

    private static final String CHUNK = "chat.completion.chunk";

    private final long created;
    private final Map<Integer, Integer> callsOf = new HashMap<>();
    private @Nullable Envelope envelope;
    private @Nullable TokenUsage usage;
    private boolean finished;

    /** An answer that began at {@code created}, in seconds since 1970. */
    public StreamedAnswer(long created) {
        this.created = created;
    }

    /** Whether the model has come to its end: what follows takes nothing from the answer. */
    public boolean isFinished() {
        return finished;
    }

    /**
     * The chunk for an event; {@code null} if the event says nothing.
     *
     * @throws ProviderException.ContentBlocked if the prompt was refused
     * @throws ProviderException.Malformed if the model's function call is none
     */
    public @Nullable ChatChunk next(JsonNode event) {
        Envelope.refuseBlocked(event);
        Envelope head = envelope == null ? Envelope.of(event, created) : envelope;
        envelope = head;
        TokenUsage reported = Usage.of(event.path("usageMetadata"));
        usage = reported == null ? usage : reported;
        ObjectNode body = head.body(CHUNK);
        ArrayNode choices = body.putArray("choices");
        String text = "";
        String reason = null;
        for (JsonNode candidate : event.path("candidates")) {
            int index = candidate.path("index").asInt(0);
            Said said = Said.of(candidate, head.callPrefix(index), callsOf.getOrDefault(index, 0));
            String ended = write(index, said, candidate, choices);
            finished |= ended != null;
            if (index == 0) {
                text = said.text();
                reason = ended;
            }
        }
        return choices.isEmpty() ? null : new ChatChunk(body.toString(), text, reason, null);
    }

    private @Nullable String write(int index, Said said, JsonNode candidate, ArrayNode choices) {
        Integer before = callsOf.get(index);
        boolean first = before == null;
        int calls = before == null ? 0 : before;
        for (JsonNode call : said.calls()) {
            ((ObjectNode) call).put("index", calls++);
        }
        callsOf.put(index, calls);
        String reason = FinishReason.of(candidate, calls > 0);
        if (!first && said.nothing() && reason == null) {
            return null;
        }
        ObjectNode choice = choices.addObject().put("index", index);
        ObjectNode delta = choice.putObject("delta");
        if (first) {
            delta.put("role", "assistant");
        }
        if (first || !said.text().isEmpty()) {
            delta.put("content", said.text());
        }
        said.writeBesideText(delta);
        choice.put("finish_reason", reason);
        return reason;
    }

    /** The last chunk; {@code null} if the provider reported no usage. */
    public @Nullable ChatChunk end() {
        if (usage == null || envelope == null) {
            return null;
        }
        ObjectNode body = envelope.body(CHUNK);
        body.putArray("choices");
        body.set("usage", usage.toCanonical());
        return new ChatChunk(body.toString(), "", null, usage);
    }
}
