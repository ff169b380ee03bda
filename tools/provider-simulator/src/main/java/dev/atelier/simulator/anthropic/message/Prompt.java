package dev.atelier.simulator.anthropic.message;

/**
 * What the messages come to.
 *
 * @param tokens as Anthropic might count them
 * @param fingerprint the same for the same messages
 * @param lastUserText of the last message in which a user said something
 * @param endsWithToolResult whether a tool has just answered
 */
record Prompt(int tokens, long fingerprint, String lastUserText, boolean endsWithToolResult) {}
