package dev.atelier.chat.message;

/**
 * What an answer took.
 *
 * @param promptTokens tokens sent to the model
 * @param completionTokens tokens it made
 * @param totalTokens both together
 * @param costMicros micro-USD
 */
public record Usage(long promptTokens, long completionTokens, long totalTokens, long costMicros) {}
