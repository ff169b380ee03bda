package dev.atelier.aiproxy.adapter.gemini.answer;

import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The response of {@code generateContent} as a chat completion. */
public final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Translates.
     *
     * @param created when the answer came, in seconds since 1970
     * @throws ProviderException.ContentBlocked if the prompt was refused
     * @throws ProviderException.Malformed if it is no such response
     */
    public static ChatAnswer of(JsonNode response, long created) {
        Envelope.refuseBlocked(response);
        if (!response.path("candidates").path(0).isObject()) {
            throw new ProviderException.Malformed("the answer has no candidates", null);
        }
        var envelope = Envelope.of(response, created);
        ObjectNode body = envelope.body("chat.completion");
        ArrayNode choices = body.putArray("choices");
        response.path("candidates").forEach(candidate -> choice(choices.addObject(), candidate, envelope));
        TokenUsage usage = Usage.of(response.path("usageMetadata"));
        if (usage != null) {
            body.set("usage", usage.toCanonical());
        }
        return new ChatAnswer(body, usage);
    }

    private static void choice(ObjectNode choice, JsonNode candidate, Envelope envelope) {
        int index = candidate.path("index").asInt(0);
        Said said = Said.of(candidate, envelope.callPrefix(index), 0);
        boolean calls = !said.calls().isEmpty();
        String reason = FinishReason.of(candidate, calls);
        choice.put("index", index);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", said.text().isEmpty() && calls ? null : said.text());
        message.putNull("refusal");
        said.writeBesideText(message);
        choice.putNull("logprobs");
        choice.put("finish_reason", reason == null ? "stop" : reason);
    }
}
