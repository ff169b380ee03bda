package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stream of a provider's events, as OpenAI's chunks. It ends properly with the mark that the settings name, or with its end
 * after a finish reason; one that ends earlier broke off. The usage comes last, as in OpenAI's streams.
 */
final class GenericChatStream implements ChatStream {

    private final GenericEvents events;
    private final GenericErrors errors;
    private final Function<JsonNode, ChunkWriter> writers;
    private final Report report = new Report();
    private final Queue<ChatChunk> ready = new ArrayDeque<>(3);
    private @Nullable ChunkWriter writer;
    private boolean finished;
    private boolean over;

    /** @param writers make the writer of the chunks from what the first event tells */
    GenericChatStream(GenericEvents events, GenericErrors errors, Function<JsonNode, ChunkWriter> writers) {
        this.events = events;
        this.errors = errors;
        this.writers = writers;
    }

    @Override
    public @Nullable ChatChunk next() {
        while (ready.isEmpty() && !over) {
            JsonNode told = nextEvent();
            if (told == null) {
                end();
            } else {
                readAll(told);
            }
        }
        return ready.poll();
    }

    /** What goes wrong after the answer's own end takes nothing from it. */
    private @Nullable JsonNode nextEvent() {
        try {
            return events.next();
        } catch (ProviderException.Unavailable e) {
            if (finished) {
                return null;
            }
            throw e;
        }
    }

    /** An expression yields the one thing it finds as it is, and several as a list. */
    private void readAll(JsonNode told) {
        if (told.isArray()) {
            told.forEach(this::read);
        } else if (!told.isMissingNode()) {
            read(told);
        }
    }

    private void read(JsonNode told) {
        if (!told.isObject()) {
            throw new ProviderException.Malformed("a chunk of the stream is no object", null);
        }
        if (told.path("error").asBoolean(false)) {
            throw errors.inside(events.latest(), writer != null);
        }
        ChunkWriter chunks = begun(told);
        JsonNode delta = told.path("delta");
        if (delta.isObject()) {
            ready.add(chunks.delta(delta));
        } else if (!delta.isMissingNode() && !delta.isNull()) {
            throw new ProviderException.Malformed("a delta of the stream is no object", null);
        }
        report.add(told.path("usage"));
        JsonNode reason = told.path("finish_reason");
        if (reason.isString() && !finished) {
            finished = true;
            ready.add(chunks.finish(reason.stringValue()));
        }
    }

    private ChunkWriter begun(JsonNode told) {
        if (writer == null) {
            writer = writers.apply(told);
            ready.add(writer.begin());
        }
        return writer;
    }

    private void end() {
        if (writer == null) {
            throw new ProviderException.Malformed("the stream was empty", null);
        }
        if (!finished && !events.isComplete()) {
            throw ProviderException.Unavailable.brokenOff("the stream ended early", null);
        }
        over = true;
        TokenUsage usage = report.usage();
        if (usage != null) {
            ready.add(writer.usage(usage));
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
