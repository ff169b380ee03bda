package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.AnthropicModel;
import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code thinking}: whether the model thinks before it answers, and what else may not be asked of it then. */
final class ThinkingRules {

    private static final int LEAST_BUDGET = 1024;

    private ThinkingRules() {}

    static void check(Members body, AnthropicModel model) {
        if (!body.has("thinking")) {
            return;
        }
        Members thinking = body.requiredObject("thinking");
        switch (thinking.requiredOneOf("type", List.of("enabled", "adaptive", "disabled"))) {
            case "enabled" -> {
                checkBudget(thinking, body);
                checkRest(body);
            }
            case "adaptive" -> {
                if (!model.adaptive()) {
                    throw Refusal.bad("adaptive thinking is not supported on this model");
                }
                checkRest(body);
            }
            default -> {
                // Nothing to think, nothing to check.
            }
        }
    }

    private static void checkBudget(Members thinking, Members body) {
        int budget = thinking.requiredCount("budget_tokens");
        if (budget < LEAST_BUDGET) {
            throw thinking.wrong("budget_tokens", "Input should be greater than or equal to " + LEAST_BUDGET);
        }
        if (budget >= body.get("max_tokens").asInt(0)) {
            throw Refusal.bad("`max_tokens` must be greater than `thinking.budget_tokens`.");
        }
    }

    private static void checkRest(Members body) {
        if (body.share("temperature") != 1) {
            throw Refusal.bad("`temperature` may only be set to 1 when thinking is enabled.");
        }
        if (List.of("any", "tool").contains(body.get("tool_choice").path("type").asString(""))) {
            throw Refusal.bad("Thinking may not be enabled when tool_choice forces tool use.");
        }
        JsonNode messages = body.get("messages");
        if (endsInsideAToolLoop(messages) && !thoughtBeforeItsTools(messages)) {
            throw Refusal.bad(
                    "messages: Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking`"
                            + " is enabled, a final `assistant` message must start with a thinking block (preceding the lastmost"
                            + " set of `tool_use` and `tool_result` blocks).");
        }
    }

    private static boolean endsInsideAToolLoop(JsonNode messages) {
        JsonNode last = messages.path(messages.size() - 1);
        return last.path("content").path(0).path("type").asString("").equals("tool_result");
    }

    private static boolean thoughtBeforeItsTools(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            JsonNode message = messages.get(i);
            if (message.path("role").asString("").equals("assistant")) {
                return message.path("content").path(0).path("type").asString("").contains("thinking");
            }
        }
        return false;
    }
}
