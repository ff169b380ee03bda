package dev.atelier.aiproxy.adapter.gemini.request;

import tools.jackson.databind.node.ObjectNode;

/**
 * How a model thinks: those from Gemini 3 on by level, and they sign their function calls; those before by budget.
 *
 * <p>Source: ai.google.dev/gemini-api/docs/thinking, /thought-signatures and /openai (which budget an effort is).
 *
 * @param model Google's name of the model
 */
record Thinking(String model) {

    /** Whether it wants a signature with each step's first function call. */
    boolean signs() {
        return !byBudget();
    }

    private boolean byBudget() {
        return model.startsWith("gemini-2.");
    }

    /** @throws dev.atelier.aiproxy.spi.ProviderException.Rejected if OpenAI knows no such effort */
    void write(String effort, ObjectNode thinkingConfig) {
        if (byBudget()) {
            thinkingConfig.put("thinkingBudget", budget(effort));
        } else {
            thinkingConfig.put("thinkingLevel", level(effort));
        }
    }

    private static int budget(String effort) {
        return switch (effort) {
            case "none" -> 0;
            case "minimal", "low" -> 1024;
            case "medium" -> 8192;
            case "high", "xhigh", "max" -> 24576;
            default -> throw Unsupported.field("this reasoning_effort");
        };
    }

    /** Models that think by level cannot do without; the least is the nearest to none. */
    private static String level(String effort) {
        return switch (effort) {
            case "none", "minimal" -> "MINIMAL";
            case "low" -> "LOW";
            case "medium" -> "MEDIUM";
            case "high", "xhigh", "max" -> "HIGH";
            default -> throw Unsupported.field("this reasoning_effort");
        };
    }
}
