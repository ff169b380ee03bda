package dev.atelier.chat.turn;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.chat.conversation.Settings;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.Role;
import dev.atelier.platform.error.ApiException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what the model is asked: the system prompt whole, as much history as fits, the new message whole. Room for the
 * answer is kept free: as much as the settings ask for, else what the model can make but at most a quarter of its window.
 */
@Component
class WritePrompt {

    private static final int SHARE_OF_ANSWER = 4;

    private final ReadHistory history;

    WritePrompt(ReadHistory history) {
        this.history = history;
    }

    /** @throws ApiException 400 on {@code content} if system prompt and message alone are too much for the model */
    Prompt write(Turn turn) {
        Settings settings = turn.conversation().settings();
        Model model = turn.model();
        long fixed = (long) TokenCounter.PRIMING + turn.conversation().profile().systemPromptTokens() + turn.tokens();
        long leastAnswer = settings.maxLength() == null ? 1 : answerLimit(settings.maxLength(), model);
        if (fixed + leastAnswer > model.contextWindow()) {
            throw ApiException.invalid("content", "chat.content.beyondContext", model.contextWindow());
        }
        HistoryCut past =
                history.newest(turn.conversation(), model.contextWindow() - reserved(settings, model) - fixed);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("messages", messages(turn, past));
        addSettings(body, settings, model);
        return new Prompt(body, fixed + past.tokens());
    }

    private static long reserved(Settings settings, Model model) {
        return settings.maxLength() == null
                ? Math.min(model.maxOutput(), model.contextWindow() / SHARE_OF_ANSWER)
                : answerLimit(settings.maxLength(), model);
    }

    private static int answerLimit(int maxLength, Model model) {
        return Math.min(maxLength, model.maxOutput());
    }

    private static ArrayNode messages(Turn turn, HistoryCut past) {
        ArrayNode messages = JsonNodeFactory.instance.arrayNode();
        Settings settings = turn.conversation().settings();
        if (settings.systemPrompt() != null && settings.hasSystemPrompt()) {
            messages.add(CanonicalMessage.of("system", settings.systemPrompt()));
        }
        boolean sees = turn.model().can("vision");
        past.messages().forEach(message -> messages.add(ofPast(message, sees)));
        return messages.add(CanonicalMessage.of(Role.USER.wire(), turn.content()));
    }

    private static ObjectNode ofPast(LoggedMessage message, boolean sees) {
        String role = message.role().wire();
        return sees
                ? CanonicalMessage.of(role, message.content())
                : CanonicalMessage.withoutPictures(role, message.content());
    }

    private static void addSettings(ObjectNode body, Settings settings, Model model) {
        if (settings.temperature() != null) {
            body.put("temperature", settings.temperature());
        }
        if (settings.topP() != null) {
            body.put("top_p", settings.topP());
        }
        if (settings.maxLength() != null) {
            body.put("max_completion_tokens", answerLimit(settings.maxLength(), model));
        }
    }
}
