package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.AnthropicModel;
import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The messages: roles, contents, who begins, and who may end. */
public final class MessageRules {

    private static final String ASSISTANT = "assistant";
    private static final String USER = "user";
    private static final int MOST = 100_000;

    private MessageRules() {}

    public static void check(Members body, AnthropicModel model) {
        JsonNode messages = body.get("messages");
        if (messages.isMissingNode()) {
            throw body.wrong("messages", "Field required");
        }
        if (!messages.isArray()) {
            throw body.wrong("messages", "Input should be a valid list");
        }
        if (messages.isEmpty() || messages.size() > MOST) {
            throw body.wrong("messages", "between 1 and " + MOST + " messages are required");
        }
        for (int i = 0; i < messages.size(); i++) {
            checkOne(new Members(messages.get(i), "messages." + i));
        }
        checkEnds(messages, model);
        ToolTurnRules.check(messages);
        checkSystem(body);
    }

    private static void checkOne(Members message) {
        if (!message.object().isObject()) {
            throw Refusal.bad(message.at() + ": Input should be a valid dictionary");
        }
        message.allowOnly(Set.of("role", "content"));
        String role = message.requiredText("role");
        if (role.equals("system")) {
            throw Refusal.bad("messages: Unexpected role \"system\". The Messages API accepts a top-level `system`"
                    + " parameter, not \"system\" as an input message role.");
        }
        message.requiredOneOf("role", List.of(USER, ASSISTANT));
        JsonNode content = message.get("content");
        if (content.isMissingNode()) {
            throw message.wrong("content", "Field required");
        }
        if (!content.isString() && !content.isArray()) {
            throw message.wrong("content", "Input should be a valid string or list");
        }
        if (content.isEmpty() && content.asString("").isEmpty()) {
            throw Refusal.bad(message.at() + ": all messages must have non-empty content");
        }
        BlockRules.check(content, role, message.path("content"));
    }

    private static void checkEnds(JsonNode messages, AnthropicModel model) {
        if (!role(messages.get(0)).equals(USER)) {
            throw Refusal.bad("messages: first message must use the \"user\" role");
        }
        if (!model.prefill() && role(messages.get(messages.size() - 1)).equals(ASSISTANT)) {
            throw Refusal.bad("This model does not support assistant message prefill. The conversation must end with a"
                    + " user message.");
        }
    }

    private static void checkSystem(Members body) {
        JsonNode system = body.get("system");
        if (!body.has("system") || system.isString()) {
            return;
        }
        if (!system.isArray()) {
            throw body.wrong("system", "Input should be a valid string or list");
        }
        BlockRules.check(system, "system", "system");
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("");
    }
}
