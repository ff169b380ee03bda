package dev.atelier.aiproxy.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole answer in canonical form: OpenAI's Embeddings response as a JSON tree.
 *
 * @param body the response, with all that the platform does not know
 * @param usage what the provider reported; {@code null} if it reported nothing
 */
public record EmbeddingAnswer(ObjectNode body, @Nullable TokenUsage usage) {}
