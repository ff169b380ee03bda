package dev.atelier.chat.conversation;

import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Instant;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A user's conversations, as the other features see them. */
@Component
public class Conversations {

    private final ConversationRepository repository;

    Conversations(ConversationRepository repository) {
        this.repository = repository;
    }

    /**
     * The user's conversation of that id.
     *
     * @throws ApiException 404 if there is none, or it is somebody else's
     */
    public Conversation require(String userId, String id) {
        Conversation conversation = repository.find(new ObjectId(ObjectIds.require(id)));
        if (conversation == null || !conversation.userId().equals(userId)) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return conversation;
    }

    /**
     * Takes the next {@code count} places in the conversation's log.
     *
     * @param now the time of what will be put there; later, if the log is ahead of it ({@link Places#notBefore})
     * @return the places; {@code null} if the conversation was deleted meanwhile
     */
    public @Nullable Places takePlaces(Conversation conversation, int count, Instant now) {
        return repository.takePlaces(conversation.id(), count, now);
    }
}
