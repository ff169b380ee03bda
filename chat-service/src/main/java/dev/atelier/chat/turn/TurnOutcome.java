package dev.atelier.chat.turn;

/**
 * What a request for a turn came to.
 *
 * @param replayed whether an earlier request with the same key had been answered with it already
 */
record TurnOutcome(TurnResult result, boolean replayed) {}
