package dev.atelier.simulator.anthropic.message;

/**
 * A tool the answer wants used.
 *
 * @param headTokens of the name and what frames it
 */
record ToolUse(String id, String name, int headTokens) {}
