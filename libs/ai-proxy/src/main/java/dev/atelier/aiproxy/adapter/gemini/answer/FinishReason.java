package dev.atelier.aiproxy.adapter.gemini.answer;

import dev.atelier.aiproxy.spi.ProviderException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Why a candidate ended, in OpenAI's words. */
final class FinishReason {

    private FinishReason() {}

    /**
     * The reason; {@code null} before the end.
     *
     * @param calls whether the candidate called functions, for which Gemini has no reason of its own
     * @throws ProviderException.Malformed if the model's function call is none: there is nothing to pass on
     */
    static @Nullable String of(JsonNode candidate, boolean calls) {
        String reason = candidate.path("finishReason").asString("");
        return switch (reason) {
            case "", "FINISH_REASON_UNSPECIFIED" -> null;
            case "STOP" -> calls ? "tool_calls" : "stop";
            case "MAX_TOKENS" -> "length";
            case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS" ->
                throw new ProviderException.Malformed("the model made a function call that is none", null);
            // SAFETY, RECITATION, LANGUAGE, BLOCKLIST, PROHIBITED_CONTENT, SPII, OTHER: Google held the rest back.
            default -> "content_filter";
        };
    }
}
