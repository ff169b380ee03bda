package dev.atelier.chat.turn;

import tools.jackson.databind.node.ObjectNode;

/**
 * What the model is asked.
 *
 * @param body the canonical request, without model and stream
 * @param tokens what the prompt counts
 */
record Prompt(ObjectNode body, long tokens) {}
