package dev.atelier.aiproxy.embedding;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.spi.Cancellation;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a studio asks the pipeline for.
 *
 * @param spender whose call it is
 * @param model what is asked
 * @param body the canonical request (OpenAI's) without {@code model}
 * @param tokens what the input counts, for the estimate and where the provider reports nothing
 * @param cancellation ends the call from outside
 */
public record EmbeddingOrder(Spender spender, Model model, ObjectNode body, long tokens, Cancellation cancellation) {}
