package dev.atelier.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.chat.message.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation on the wire. Lists show it without messages, a single one has the newest, oldest first. */
record ConversationView(
        String id,
        String userId,
        @Nullable String title,
        String model,
        Settings settings,
        List<String> tags,
        int messageCount,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Message> messages) {

    static ConversationView of(Conversation conversation) {
        return of(conversation, null);
    }

    static ConversationView of(Conversation conversation, @Nullable List<Message> messages) {
        Conversation.Profile profile = conversation.profile();
        return new ConversationView(
                conversation.id(),
                conversation.userId(),
                profile.title(),
                profile.model(),
                profile.settings(),
                profile.tags(),
                conversation.messageCount(),
                conversation.createdAt(),
                conversation.updatedAt(),
                messages);
    }
}
