package dev.atelier.chat.conversation;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.chat.content.WellFormedText;
import dev.atelier.platform.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a conversation may be like. Collects everything that is wrong, so that a client hears of every field at once. */
final class ConversationRules {

    static final int MAX_TITLE = 200;
    static final int MAX_SYSTEM_PROMPT = 32_768;
    static final int MAX_TAGS = 20;
    static final int MAX_TAG = 50;

    private @Nullable ApiException refusal;

    private ConversationRules() {}

    /**
     * Refuses a request that breaks a rule.
     *
     * @param model the model the conversation will have; {@code null} if that is not known, as {@code unknownModel} says
     * @param unknownModel what is wrong with the model; {@code null} if nothing
     */
    static void check(ConversationRequest request, @Nullable Model model, @Nullable ApiException unknownModel) {
        var rules = new ConversationRules();
        rules.refusal = unknownModel;
        rules.title(request.title());
        rules.tags(request.tags());
        if (request.settings() != null) {
            rules.settings(request.settings(), model == null ? Integer.MAX_VALUE : model.maxOutput());
        }
        if (rules.refusal != null) {
            throw rules.refusal;
        }
    }

    private void title(@Nullable String title) {
        if (title == null) {
            return;
        }
        require(title.length() <= MAX_TITLE, "title", "chat.title.tooLong", MAX_TITLE);
        require(WellFormedText.isOneLine(title), "title", "chat.text.malformed");
    }

    private void tags(@Nullable List<@Nullable String> tags) {
        if (tags == null) {
            return;
        }
        require(tags.size() <= MAX_TAGS, "tags", "chat.tags.tooMany", MAX_TAGS);
        require(tags.stream().allMatch(ConversationRules::isTag), "tags", "chat.tags.tag", MAX_TAG);
    }

    private static boolean isTag(@Nullable String tag) {
        return tag != null && !tag.isBlank() && tag.length() <= MAX_TAG && WellFormedText.isOneLine(tag);
    }

    private void settings(Settings settings, int maxOutput) {
        require(isWithin(settings.temperature(), 2), "settings.temperature", "chat.settings.range", 0, 2);
        require(isWithin(settings.topP(), 1), "settings.topP", "chat.settings.range", 0, 1);
        Integer maxLength = settings.maxLength();
        boolean lengthFits = maxLength == null || maxLength >= 1 && maxLength <= maxOutput;
        require(lengthFits, "settings.maxLength", "chat.settings.range", 1, maxOutput);
        systemPrompt(settings.systemPrompt());
    }

    private void systemPrompt(@Nullable String prompt) {
        if (prompt == null) {
            return;
        }
        boolean fits = prompt.length() <= MAX_SYSTEM_PROMPT;
        require(fits, "settings.systemPrompt", "chat.settings.systemPromptTooLong", MAX_SYSTEM_PROMPT);
        require(WellFormedText.isProse(prompt), "settings.systemPrompt", "chat.text.malformed");
    }

    /** Written so that NaN, which JSON smuggles in as a string, is not within. */
    private static boolean isWithin(@Nullable Double value, double most) {
        return value == null || value >= 0 && value <= most;
    }

    private void require(boolean kept, String field, String messageKey, Object... args) {
        if (kept) {
            return;
        }
        refusal =
                refusal == null ? ApiException.invalid(field, messageKey, args) : refusal.and(field, messageKey, args);
    }
}
