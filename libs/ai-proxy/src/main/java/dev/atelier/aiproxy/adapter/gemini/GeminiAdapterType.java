package dev.atelier.aiproxy.adapter.gemini;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google's Gemini.
 *
 * @param clock dates answers, which carry no date of their own
 * @param longestLine most bytes of one line of a stream
 */
public record GeminiAdapterType(JsonMapper json, Clock clock, int longestLine) implements AdapterType {

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public ChatAdapter newChatAdapter() {
        return new GeminiChatAdapter(json, clock, longestLine);
    }

    @Override
    public EmbeddingAdapter newEmbeddingAdapter() {
        return new GeminiEmbeddingAdapter(json);
    }
}
