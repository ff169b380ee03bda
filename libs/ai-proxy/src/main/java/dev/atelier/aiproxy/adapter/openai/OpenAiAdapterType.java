package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenAI, and all who are compatible by base URL.
 *
 * @param longestLine most bytes of one line of a stream
 */
public record OpenAiAdapterType(JsonMapper json, int longestLine) implements AdapterType {

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public ChatAdapter newChatAdapter() {
        return new OpenAiChatAdapter(json, longestLine);
    }

    @Override
    public EmbeddingAdapter newEmbeddingAdapter() {
        return new OpenAiEmbeddingAdapter(json);
    }
}
