package dev.atelier.aiproxy.adapter.anthropic;

/** Why an answer ended, in OpenAI's words. */
final class StopReason {

    private StopReason() {}

    /** {@code pause_turn} comes with tools of Anthropic's own only, which are never asked for. */
    static String canonical(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> "tool_calls";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }
}
