package dev.atelier.aiproxy.adapter.gemini.request;

import dev.atelier.aiproxy.spi.ProviderException;
import tools.jackson.databind.JsonNode;

/** What OpenAI's API has and Gemini's has not. */
final class Unsupported {

    private Unsupported() {}

    /** The refusal of {@code field}. */
    static ProviderException.Unsupported field(String field) {
        return new ProviderException.Unsupported(field);
    }

    static void refuse(JsonNode request) {
        refuseIf(request.path("logprobs").asBoolean(false), "logprobs");
        refuseIf(!request.path("logit_bias").isEmpty(), "logit_bias");
        refuseIf(!request.path("functions").isEmpty(), "functions; it does support tools");
        refuseIf(request.path("web_search_options").isObject(), "web_search_options");
        refuseIf(request.path("audio").isObject(), "audio");
    }

    private static void refuseIf(boolean wanted, String field) {
        if (wanted) {
            throw field(field);
        }
    }
}
