package dev.atelier.aiproxy.spi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A whole answer in canonical form: OpenAI's Chat Completions response as a JSON tree.
 *
 * @param body the response, with all that the platform does not know
 * @param usage what the provider reported; {@code null} if it reported nothing
 */
public record ChatAnswer(ObjectNode body, @Nullable TokenUsage usage) {

    /** The text of the first choice; empty if the model answered with tool calls or a refusal. */
    public String content() {
        return choice().path("message").path("content").asString("");
    }

    /** Why the first choice ended, such as {@code stop} or {@code length}; {@code null} if the provider did not say. */
    public @Nullable String finishReason() {
        JsonNode reason = choice().path("finish_reason");
        return reason.isString() ? reason.stringValue() : null;
    }

    private JsonNode choice() {
        return body.path("choices").path(0);
    }
}
