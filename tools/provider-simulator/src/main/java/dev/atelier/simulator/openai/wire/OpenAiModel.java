package dev.atelier.simulator.openai.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A model as data.
 *
 * @param contextTokens prompt and answer together
 * @param reasoning whether it refuses {@code max_tokens}
 * @param dimensions of an embedding, 0 for chat
 */
public record OpenAiModel(String id, Kind kind, int contextTokens, long created, boolean reasoning, int dimensions) {

    /** What a model is for. */
    public enum Kind {
        @JsonProperty("chat")
        CHAT,
        @JsonProperty("embedding")
        EMBEDDING
    }
}
