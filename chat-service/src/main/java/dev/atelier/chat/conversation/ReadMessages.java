package dev.atelier.chat.conversation;

import dev.atelier.chat.message.Message;
import dev.atelier.chat.message.MessageIds;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a conversation backwards, a piece at a time. */
@Component
class ReadMessages {

    private final MessageLog log;

    ReadMessages(MessageLog log) {
        this.log = log;
    }

    /**
     * The newest messages, oldest first.
     *
     * @param count how many at most, 0 to 200
     * @param before id of the oldest message already seen; {@code null} for the end of the conversation
     */
    List<Message> newest(Conversation conversation, int count, @Nullable String before) {
        if (count < 0 || count > MessageLog.CHUNK) {
            throw ApiException.invalid("messages", "chat.messages.range", 0, MessageLog.CHUNK);
        }
        int end = before == null ? conversation.messageCount() : placeOf(conversation, before);
        return log.between(conversation.id(), Math.max(0, end - count), end).stream()
                .map(Message::of)
                .toList();
    }

    private static int placeOf(Conversation conversation, String messageId) {
        int place = ObjectIds.isValid(messageId)
                ? MessageIds.of(conversation.id()).sequenceOf(new ObjectId(messageId))
                : -1;
        if (place < 0 || place >= conversation.messageCount()) {
            throw ApiException.invalid("before", "chat.messages.before");
        }
        return place;
    }
}
