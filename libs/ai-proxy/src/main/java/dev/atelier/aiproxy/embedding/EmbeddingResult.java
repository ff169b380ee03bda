package dev.atelier.aiproxy.embedding;

import dev.atelier.aiproxy.journal.CallEnd;
import dev.atelier.aiproxy.pipeline.Pipeline;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of an order.
 *
 * @param body the whole canonical answer
 * @param end what was used and what it costs
 */
public record EmbeddingResult(ObjectNode body, CallEnd end) implements Pipeline.Result {}
