package dev.atelier.chat.message;

/**
 * How an answer came about.
 *
 * @param model who answered
 * @param finishReason why it ended: {@code stop}, {@code length}, {@code cancelled} …
 * @param usage what it took
 */
public record Origin(String model, String finishReason, Usage usage) {}
