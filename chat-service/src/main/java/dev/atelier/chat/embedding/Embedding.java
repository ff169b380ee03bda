package dev.atelier.chat.embedding;

import dev.atelier.aiproxy.catalogue.Model;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that was found good.
 *
 * @param model what is asked
 * @param body as it came, without {@code model}
 * @param tokens what the input counts
 */
record Embedding(Model model, ObjectNode body, long tokens) {}
