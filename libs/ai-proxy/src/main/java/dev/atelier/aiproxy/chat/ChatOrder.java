package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.spi.Cancellation;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a studio asks the pipeline for.
 *
 * @param spender whose call it is
 * @param modelId the platform's name of the model, as the user gave it
 * @param body the canonical request (OpenAI's) without {@code model} and {@code stream}
 * @param promptTokens what the prompt counts, for the estimate and where the provider reports nothing
 * @param stream whether the answer is to come in pieces
 * @param cancellation ends the call from outside
 * @param reference where the studio will put the answer, in its own words; it is asked with it whether the call was
 *     delivered, should this instance die ({@link dev.atelier.aiproxy.journal.Deliveries}); {@code null} if it keeps none
 */
public record ChatOrder(
        Spender spender,
        String modelId,
        ObjectNode body,
        long promptTokens,
        boolean stream,
        Cancellation cancellation,
        @Nullable String reference) {

    /** The most tokens the answer may have, if the request says so; {@code fallback} otherwise. */
    long outputLimit(long fallback) {
        return Math.min(requestedLimit(fallback), fallback)
                * Math.max(1, body.path("n").asLong(1));
    }

    /** Whether the model takes a prompt of this length and may answer at the length the request allows. */
    boolean fits(Model model) {
        return promptTokens < model.contextWindow() && requestedLimit(0) <= model.maxOutput();
    }

    /** The capabilities a model needs for it. */
    Set<String> wantedCapabilities() {
        Set<String> wanted = new LinkedHashSet<>();
        if (stream) {
            wanted.add("stream");
        }
        if (body.has("tools")) {
            wanted.add("tools");
        }
        if (body.has("response_format")) {
            wanted.add("json");
        }
        if (hasPictures()) {
            wanted.add("vision");
        }
        return wanted;
    }

    private boolean hasPictures() {
        for (JsonNode message : body.path("messages")) {
            for (JsonNode part : message.path("content")) {
                if (part.path("type").asString("").equals("image_url")) {
                    return true;
                }
            }
        }
        return false;
    }

    private long requestedLimit(long fallback) {
        return body.path("max_completion_tokens").asLong(body.path("max_tokens").asLong(fallback));
    }
}
