package dev.atelier.simulator.openai.chat;

/**
 * A function the answer wants called.
 *
 * @param headTokens of the name and what frames it
 */
record ToolCall(String id, String name, int headTokens) {}
