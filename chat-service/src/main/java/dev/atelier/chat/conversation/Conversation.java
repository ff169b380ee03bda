package dev.atelier.chat.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation without its messages.
 *
 * @param id 24 hex characters
 * @param userId whose it is
 * @param profile what its owner decides about it
 * @param messageCount places taken in its log, always even
 * @param createdAt when it was made
 * @param updatedAt when it was last changed or written to
 */
public record Conversation(
        String id, String userId, Profile profile, int messageCount, Instant createdAt, Instant updatedAt) {

    /** The model that answers unless a message names another. */
    public String model() {
        return profile.model();
    }

    /** How the model is asked. */
    public Settings settings() {
        return profile.settings();
    }

    /**
     * What the owner of a conversation decides about it.
     *
     * @param title what it is called; {@code null} if it has no name
     * @param model the model that answers
     * @param settings how it is asked
     * @param systemPromptTokens what the system prompt takes of every prompt; 0 without one
     * @param tags words to find it by
     */
    public record Profile(
            @Nullable String title, String model, Settings settings, int systemPromptTokens, List<String> tags) {

        public Profile {
            tags = List.copyOf(tags);
        }
    }
}
