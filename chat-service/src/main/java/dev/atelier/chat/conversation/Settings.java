package dev.atelier.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation's model is asked. What is absent is left to the model.
 *
 * @param temperature 0 to 2
 * @param maxLength most tokens of an answer, 1 to what the model can make
 * @param topP 0 to 1
 * @param systemPrompt what the model is told before everything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settings(
        @Nullable Double temperature,
        @Nullable Integer maxLength,
        @Nullable Double topP,
        @Nullable String systemPrompt) {

    static final Settings NONE = new Settings(null, null, null, null);

    /** Whether there is something to tell the model before everything else. */
    public boolean hasSystemPrompt() {
        return systemPrompt != null && !systemPrompt.isBlank();
    }
}
