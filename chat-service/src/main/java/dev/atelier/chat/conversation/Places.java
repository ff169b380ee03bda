package dev.atelier.chat.conversation;

import java.time.Instant;

/**
 * Places taken in a conversation's log.
 *
 * @param first the first of them
 * @param notBefore the time of whatever stands before them, by whosever clock; what is put there is no older
 */
public record Places(int first, Instant notBefore) {}
