package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Every use of a tool is answered at the beginning of the very next turn; messages of one role in a row are one turn. */
final class ToolTurnRules {

    private final Set<String> open = new LinkedHashSet<>();

    private ToolTurnRules() {}

    static void check(JsonNode messages) {
        ToolTurnRules rules = new ToolTurnRules();
        turns(messages).forEach(rules::checkTurn);
        rules.refuseOpen();
    }

    private static List<List<JsonNode>> turns(JsonNode messages) {
        List<List<JsonNode>> turns = new ArrayList<>();
        String last = "";
        for (JsonNode message : messages) {
            String role = message.path("role").asString("");
            if (!role.equals(last)) {
                turns.add(new ArrayList<>());
            }
            JsonNode content = message.path("content");
            if (content.isArray()) {
                content.forEach(turns.getLast()::add);
            } else {
                turns.getLast().add(content);
            }
            last = role;
        }
        return turns;
    }

    private void checkTurn(List<JsonNode> blocks) {
        for (JsonNode block : blocks) {
            boolean result = type(block).equals("tool_result");
            if (result && !open.remove(block.path("tool_use_id").asString())) {
                throw Refusal.bad("messages: unexpected `tool_use_id` found in `tool_result` blocks: "
                        + block.path("tool_use_id").asString() + ". Each `tool_result` block must have a corresponding"
                        + " `tool_use` block in the previous message.");
            }
            if (!result) {
                refuseOpen();
            }
        }
        refuseOpen();
        blocks.stream()
                .filter(block -> type(block).equals("tool_use"))
                .forEach(block -> open.add(block.path("id").asString()));
    }

    private void refuseOpen() {
        if (!open.isEmpty()) {
            throw Refusal.bad("messages: `tool_use` ids were found without `tool_result` blocks immediately after: "
                    + String.join(", ", open)
                    + ". Each `tool_use` block must have a corresponding `tool_result` block in the next message.");
        }
    }

    private static String type(JsonNode block) {
        return block.path("type").asString("");
    }
}
