package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.invented.wire.Members;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that passed all rules.
 *
 * @param room tokens of the answer at most, those it ponders included
 * @param live whether it streams
 */
record DialogueRequest(String engine, Members body, Prompt prompt, Hints hints, int room, boolean live) {

    List<String> stops() {
        return body.texts("halt_on", DialogueRules.MOST_STOPS);
    }

    int pondered() {
        return Math.min(hints.number("reasoning", 0), room);
    }

    int recalled() {
        return Math.min(hints.number("cached", 0), prompt.tokens());
    }

    boolean wantsJson() {
        return body.has("answer_as");
    }

    /** Missing where any JSON will do. */
    JsonNode shape() {
        JsonNode wanted = body.get("answer_as");
        return wanted.isObject() ? wanted : wanted.path("none");
    }

    /** The tool to call instead of an answer; null where the engine shall answer. */
    @Nullable
    JsonNode chosenTool() {
        JsonNode use = body.get("tool_use");
        if (use.isObject()) {
            String only = use.path("only").asString("");
            return tools().filter(each -> each.path("name").asString("").equals(only))
                    .findFirst()
                    .orElse(null);
        }
        boolean calls = switch (use.asString("may")) {
            case "must" -> true;
            case "never" -> false;
            default -> !prompt.endsWithTool() && asksForATool();
        };
        return calls ? tools().findFirst().orElse(null) : null;
    }

    private Stream<JsonNode> tools() {
        return body.get("tools").valueStream();
    }

    private boolean asksForATool() {
        String text = prompt.lastHumanText().toLowerCase(Locale.ROOT);
        return text.contains("call the tool") || text.contains("use the tool");
    }
}
