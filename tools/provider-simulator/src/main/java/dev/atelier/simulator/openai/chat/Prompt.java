package dev.atelier.simulator.openai.chat;

/**
 * What the messages come to.
 *
 * @param tokens as OpenAI would count them
 * @param fingerprint the same for the same messages
 * @param lastUserText of the last message of a user
 * @param endsWithToolResult whether a tool has just answered
 */
record Prompt(int tokens, long fingerprint, String lastUserText, boolean endsWithToolResult) {}
