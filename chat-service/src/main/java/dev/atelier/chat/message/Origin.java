package dev.atelier.chat.message;

import org.jspecify.annotations.Nullable;

/**
 * How an answer came about.
 *
 * @param model who answered
 * @param finishReason why it ended: {@code stop}, {@code length}, {@code cancelled} …
 * @param usage what it took
 * @param accounting what its call is counted as; {@code null} for messages older than this member
 */
public record Origin(
        String model,
        String finishReason,
        Usage usage,
        @Nullable Accounting accounting) {}
