package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.GeminiModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that passed all rules.
 *
 * @param maxTokens for the answer, thoughts included
 */
record GenerateRequest(GeminiModel model, Fields body, Prompt prompt, Hints hints, int maxTokens) {

    private Fields config() {
        return body.object("generationConfig");
    }

    int candidates() {
        return config().get("candidateCount").asInt(1);
    }

    List<String> stops() {
        List<String> stops = new ArrayList<>();
        config().get("stopSequences").forEach(each -> stops.add(each.asString()));
        return stops;
    }

    int thoughts() {
        return Math.min(hints.number("reasoning", 0), maxTokens);
    }

    /** Whether the answer is to begin with a part that tells of the thoughts. */
    boolean showsThoughts() {
        return thoughts() > 0
                && config().object("thinkingConfig").get("includeThoughts").asBoolean(false);
    }

    int cachedTokens() {
        return Math.min(hints.number("cached", 0), prompt.tokens());
    }

    /** Why the prompt is blocked, null where it is not. */
    @Nullable
    String blockReason() {
        return hints.text("block");
    }

    /** How an answer ends that no limit cuts. */
    String stopReason() {
        return Objects.requireNonNullElse(hints.text("finish"), "STOP");
    }

    boolean wantsJson() {
        return config().text("responseMimeType").equals("application/json");
    }

    /** Missing where any JSON will do. */
    JsonNode schema() {
        return config().has("responseJsonSchema")
                ? config().get("responseJsonSchema")
                : FunctionChoice.lowerCase(config().get("responseSchema"));
    }
}
