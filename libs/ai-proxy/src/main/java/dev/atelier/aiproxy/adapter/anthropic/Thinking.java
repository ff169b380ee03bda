package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ChatRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How much the model thinks before it answers: OpenAI's {@code reasoning_effort}. It is not told to think where it would be
 * refused: when it must use a tool, and in the middle of using tools, because its earlier thoughts are not in a conversation
 * of OpenAI's form and may not be missing then.
 *
 * <p>Source: platform.claude.com/docs/en/build-with-claude/extended-thinking, …/adaptive-thinking.
 */
final class Thinking {

    /** The least there is. */
    private static final int LOW = 1024;

    private static final int MEDIUM = 4096;
    private static final int HIGH = 16_384;

    private Thinking() {}

    static void put(ChatRequest request, ObjectNode body, AnthropicModels models) {
        String effort = request.body().path("reasoning_effort").asString("");
        if (effort.isEmpty() || body.has("thinking")) {
            return;
        }
        if (List.of("none", "minimal").contains(effort)) {
            body.putObject("thinking").put("type", "disabled");
        } else if (models.budget().contains(request.model())) {
            think(body, budget(effort, request.outputLimit()));
        } else {
            body.withObject("/output_config").put("effort", effort);
            if (mayThink(body)) {
                body.putObject("thinking").put("type", "adaptive");
            }
        }
    }

    private static void think(ObjectNode body, int budget) {
        if (budget >= LOW && mayThink(body)) {
            body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        }
    }

    /** Thoughts are part of the answer, and at least half of it shall be left for words. */
    private static int budget(String effort, int outputLimit) {
        int wanted = switch (effort) {
            case "low" -> LOW;
            case "medium" -> MEDIUM;
            default -> HIGH;
        };
        return Math.min(wanted, outputLimit / 2);
    }

    private static boolean mayThink(ObjectNode body) {
        String choice = body.path("tool_choice").path("type").asString("");
        JsonNode messages = body.path("messages");
        String last = messages.path(messages.size() - 1)
                .path("content")
                .path(0)
                .path("type")
                .asString("");
        return !List.of("any", "tool").contains(choice) && !last.equals("tool_result");
    }

    /** Whether the model is told to think. */
    static boolean isOn(ObjectNode body) {
        return List.of("enabled", "adaptive")
                .contains(body.path("thinking").path("type").asString(""));
    }
}
