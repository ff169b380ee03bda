package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The blocks of a content: which types a role may use, and what each must hold. */
final class BlockRules {

    private static final List<String> USER = List.of("text", "image", "document", "tool_result");
    private static final List<String> ASSISTANT = List.of("text", "tool_use", "thinking", "redacted_thinking");
    private static final List<String> SYSTEM = List.of("text");
    private static final List<String> TOOL = List.of("text", "image", "document");
    private static final Pattern TOOL_ID = Pattern.compile("[a-zA-Z0-9_-]+");

    private BlockRules() {}

    /** @param role whose content it is: {@code user}, {@code assistant}, {@code system} or {@code tool} */
    static void check(JsonNode content, String role, String at) {
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            Members block = new Members(content.get(i), at + "." + i);
            if (!block.object().isObject()) {
                throw Refusal.bad(block.at() + ": Input should be a valid dictionary");
            }
            checkType(block, role);
            checkOne(block);
        }
    }

    private static void checkType(Members block, String role) {
        List<String> allowed = allowed(role);
        String type = block.requiredText("type");
        if (!allowed.contains(type)) {
            throw Refusal.bad(block.at() + ": Input tag '" + type + "' found using 'type' does not match any of the"
                    + " expected tags: '" + String.join("', '", allowed) + "'");
        }
    }

    private static List<String> allowed(String role) {
        return switch (role) {
            case "user" -> USER;
            case "assistant" -> ASSISTANT;
            case "tool" -> TOOL;
            default -> SYSTEM;
        };
    }

    private static void checkOne(Members block) {
        switch (block.get("type").asString()) {
            case "text" -> checkText(block);
            case "image" -> ImageRules.check(block);
            case "tool_use" -> checkToolUse(block);
            case "tool_result" -> checkToolResult(block);
            default -> {
                // A document or thinking: taken as it is.
            }
        }
    }

    private static void checkText(Members block) {
        block.allowOnly(Set.of("type", "text", "cache_control", "citations"));
        if (block.requiredText("text").isBlank()) {
            throw Refusal.bad("messages: text content blocks must contain non-whitespace text");
        }
    }

    private static void checkToolUse(Members block) {
        block.allowOnly(Set.of("type", "id", "name", "input", "cache_control"));
        checkToolId(block, "id");
        block.requiredText("name");
        block.requiredObject("input");
    }

    private static void checkToolResult(Members block) {
        block.allowOnly(Set.of("type", "tool_use_id", "content", "is_error", "cache_control"));
        checkToolId(block, "tool_use_id");
        block.flag("is_error");
        check(block.get("content"), "tool", block.path("content"));
    }

    private static void checkToolId(Members block, String name) {
        if (!TOOL_ID.matcher(block.requiredText(name)).matches()) {
            throw block.wrong(name, "String should match pattern '^[a-zA-Z0-9_-]+$'");
        }
    }
}
