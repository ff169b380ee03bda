package dev.atelier.simulator.openai.chat.rules;

import dev.atelier.simulator.openai.wire.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The messages: roles, contents, and a tool message for every tool call. */
public final class MessageRules {

    private static final List<String> ROLES = List.of("system", "developer", "user", "assistant", "tool", "function");

    private final JsonNode messages;
    private final Set<String> openToolCalls = new LinkedHashSet<>();
    private boolean afterToolCalls;

    private MessageRules(JsonNode messages) {
        this.messages = messages;
    }

    public static void check(JsonNode messages) {
        if (messages.isMissingNode() || messages.isNull()) {
            throw Refusal.missing("messages");
        }
        if (!messages.isArray()) {
            throw Refusal.wrongType("messages", "an array of objects");
        }
        if (messages.isEmpty()) {
            String text = "Invalid 'messages': empty array. Expected an array with minimum length 1.";
            throw Refusal.bad(text, "messages", "empty_array");
        }
        new MessageRules(messages).checkAll();
    }

    private void checkAll() {
        for (int i = 0; i < messages.size(); i++) {
            checkOne(messages.get(i), "messages[" + i + "]");
        }
        refuseOpenToolCalls();
    }

    private void checkOne(JsonNode message, String at) {
        if (!message.isObject()) {
            throw Refusal.wrongType(at, "an object");
        }
        String role = message.path("role").asString("");
        if (role.isEmpty()) {
            throw Refusal.missing(at + ".role");
        }
        if (!ROLES.contains(role)) {
            throw Refusal.wrongValue(at + ".role", role, ROLES);
        }
        if (role.equals("tool")) {
            answerToolCall(message, at);
        } else {
            refuseOpenToolCalls();
            afterToolCalls = message.path("tool_calls").size() > 0;
        }
        if (role.equals("assistant")) {
            openToolCalls(message, at);
        }
        checkContent(message, role, at + ".content");
    }

    private void openToolCalls(JsonNode message, String at) {
        for (JsonNode call : message.path("tool_calls")) {
            String id = call.path("id").asString("");
            if (id.isEmpty()) {
                throw Refusal.missing(at + ".tool_calls[0].id");
            }
            openToolCalls.add(id);
        }
    }

    private void answerToolCall(JsonNode message, String at) {
        String id = message.path("tool_call_id").asString("");
        if (id.isEmpty()) {
            throw Refusal.missing(at + ".tool_call_id");
        }
        if (!afterToolCalls || !openToolCalls.remove(id)) {
            String text = "Invalid parameter: messages with role 'tool' must be a response to a preceding message with"
                    + " 'tool_calls'.";
            throw Refusal.bad(text, at + ".role", null);
        }
    }

    private void refuseOpenToolCalls() {
        if (!openToolCalls.isEmpty()) {
            String text = "An assistant message with 'tool_calls' must be followed by tool messages responding to each"
                    + " 'tool_call_id'. The following tool_call_ids did not have response messages: "
                    + String.join(", ", openToolCalls);
            throw Refusal.bad(text, "messages", null);
        }
    }

    private static void checkContent(JsonNode message, String role, String at) {
        JsonNode content = message.path("content");
        if (content.isString()) {
            return;
        }
        if (content.isMissingNode() || content.isNull()) {
            boolean mayBeNull = role.equals("assistant") && hasOtherThanContent(message);
            if (!mayBeNull) {
                throw Refusal.bad("Invalid value for 'content': expected a string, got null.", at, null);
            }
            return;
        }
        if (!content.isArray() || content.isEmpty()) {
            throw Refusal.wrongType(at, "a string or an array of objects");
        }
        for (int i = 0; i < content.size(); i++) {
            ContentPartRules.check(content.get(i), role, at + "[" + i + "]");
        }
    }

    private static boolean hasOtherThanContent(JsonNode message) {
        return message.path("tool_calls").size() > 0
                || message.hasNonNull("refusal")
                || message.hasNonNull("function_call");
    }
}
