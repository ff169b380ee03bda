package dev.atelier.chat.completion;

import tools.jackson.databind.node.ObjectNode;

/**
 * A request that was found good.
 *
 * @param model the platform's name of the model
 * @param body as it came, without {@code model} and {@code stream}
 * @param promptTokens what the prompt counts
 * @param stream whether the answer is to come in pieces
 * @param wantsUsage whether the stream is to end with the usage
 */
public record Completion(String model, ObjectNode body, long promptTokens, boolean stream, boolean wantsUsage) {}
