package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.anthropic.wire.AnthropicModel;
import dev.atelier.simulator.anthropic.wire.Members;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that passed all rules.
 *
 * @param id the model's id as it was asked for
 */
record MessageRequest(String id, AnthropicModel model, Members body, Prompt prompt, Hints hints) {

    boolean stream() {
        return body.flag("stream");
    }

    List<String> stops() {
        return body.get("stop_sequences").valueStream().map(JsonNode::asString).toList();
    }

    /** Tokens the answer may have, thinking included: the limit asked for, or what is left of the window. */
    int limit() {
        return Math.min(body.requiredCount("max_tokens"), room());
    }

    boolean isLimitedByRoom() {
        return room() < body.requiredCount("max_tokens");
    }

    private int room() {
        return model.context() - prompt.tokens();
    }

    /** Whether it is told to think, which is then shown. */
    boolean thinks() {
        return List.of("enabled", "adaptive")
                .contains(body.get("thinking").path("type").asString(""));
    }

    int thinkingTokens() {
        return Math.min(hints.number("reasoning", 0), limit());
    }

    int cachedTokens() {
        return Math.min(hints.number("cached", 0), prompt.tokens());
    }

    /** What the answer shall fit; missing where it is free. */
    JsonNode schema() {
        return body.get("output_config").path("format").path("schema");
    }

    /** The tool to use instead of answering, null where it shall answer. */
    @Nullable
    JsonNode chosenTool() {
        JsonNode choice = body.get("tool_choice");
        return switch (choice.path("type").asString("auto")) {
            case "none" -> null;
            case "any" -> tool("");
            case "tool" -> tool(choice.path("name").asString());
            default -> asksForATool() ? tool("") : null;
        };
    }

    private boolean asksForATool() {
        String text = prompt.lastUserText().toLowerCase(Locale.ROOT);
        return !prompt.endsWithToolResult() && (text.contains("call the tool") || text.contains("use the tool"));
    }

    /** By name; else the first one the prompt names; else the first. */
    private @Nullable JsonNode tool(String named) {
        List<JsonNode> tools = body.get("tools").valueStream().toList();
        return tools.stream()
                .filter(tool -> isMeant(tool.path("name").asString(), named))
                .findFirst()
                .orElse(tools.isEmpty() ? null : tools.getFirst());
    }

    private boolean isMeant(String name, String named) {
        return named.isEmpty() ? prompt.lastUserText().contains(name) : named.equals(name);
    }
}
