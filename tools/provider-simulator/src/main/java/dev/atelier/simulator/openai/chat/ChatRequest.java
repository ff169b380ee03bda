package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.openai.wire.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request that passed all rules.
 *
 * @param maxTokens for the answer, reasoning included
 */
record ChatRequest(String model, Parameters parameters, Prompt prompt, Hints hints, int maxTokens) {

    int choices() {
        return parameters.get("n").asInt(1);
    }

    boolean stream() {
        return parameters.get("stream").asBoolean(false);
    }

    boolean reportsUsage() {
        return !"none".equals(hints.text("usage"));
    }

    boolean includeUsage() {
        return reportsUsage()
                && parameters.get("stream_options").path("include_usage").asBoolean(false);
    }

    List<String> stops() {
        JsonNode stop = parameters.get("stop");
        if (stop.isString()) {
            return List.of(stop.asString());
        }
        List<String> stops = new ArrayList<>();
        stop.forEach(each -> stops.add(each.asString()));
        return stops;
    }

    int reasoningTokens() {
        return Math.min(hints.number("reasoning", 0), maxTokens);
    }

    int cachedTokens() {
        return Math.min(hints.number("cached", 0), prompt.tokens());
    }

    String format() {
        return parameters.get("response_format").path("type").asString("text");
    }

    JsonNode schema() {
        return parameters.get("response_format").path("json_schema").path("schema");
    }

    /** The function to call instead of answering, null where it shall answer. */
    @Nullable
    JsonNode chosenFunction() {
        JsonNode choice = parameters.get("tool_choice");
        String named = choice.path("function").path("name").asString("");
        boolean asked = !prompt.endsWithToolResult() && asksForATool();
        boolean forced = choice.asString("").equals("required");
        if (choice.asString("").equals("none") || (named.isEmpty() && !forced && !asked)) {
            return null;
        }
        return function(named);
    }

    private boolean asksForATool() {
        String text = prompt.lastUserText().toLowerCase(Locale.ROOT);
        return text.contains("call the tool") || text.contains("use the tool");
    }

    /** By name; else the first one the prompt names; else the first. */
    private @Nullable JsonNode function(String named) {
        JsonNode first = null;
        for (JsonNode tool : parameters.get("tools")) {
            JsonNode function = tool.path("function");
            String name = function.path("name").asString("");
            if (!name.isEmpty()
                    && (name.equals(named)
                            || (named.isEmpty() && prompt.lastUserText().contains(name)))) {
                return function;
            }
            first = first == null && !name.isEmpty() ? function : first;
        }
        return first;
    }
}
