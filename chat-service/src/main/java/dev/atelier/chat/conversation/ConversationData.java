package dev.atelier.chat.conversation;

import dev.atelier.chat.message.Message;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.personal.ExportsPersonalData;
import dev.atelier.platform.envelope.PageRequest;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** All conversations of a user: handed out a few messages at a time, erased with whatever has come into them. */
@Component
class ConversationData implements ExportsPersonalData, ErasesPersonalData {

    private static final String CONVERSATIONS = "conversations";
    private static final String MESSAGES = "messages";
    private static final int AT_ONCE = 100;

    private final ConversationRepository conversations;
    private final MessageLog messages;
    private final DeleteConversation deletion;

    ConversationData(ConversationRepository conversations, MessageLog messages, DeleteConversation deletion) {
        this.conversations = conversations;
        this.messages = messages;
        this.deletion = deletion;
    }

    @Override
    public List<String> files() {
        return List.of(CONVERSATIONS, MESSAGES);
    }

    @Override
    public void read(String userId, String file, Consumer<Object> sink) {
        forEach(userId, conversation -> {
            if (file.equals(CONVERSATIONS)) {
                sink.accept(ConversationView.of(conversation));
            } else {
                readMessages(conversation, sink);
            }
        });
    }

    private void readMessages(Conversation conversation, Consumer<Object> sink) {
        for (int from = 0; from < conversation.messageCount(); from += MessageLog.CHUNK) {
            int to = Math.min(from + MessageLog.CHUNK, conversation.messageCount());
            messages.stored(conversation.id(), from, to).stream()
                    .map(message -> new ExportedMessage(conversation.id(), Message.of(message)))
                    .forEach(sink);
        }
    }

    /** Each conversation before its messages: without it no answer that is on its way finds a place. */
    @Override
    public void erase(String userId) {
        forEach(userId, deletion::atOnce);
    }

    private void forEach(String userId, Consumer<Conversation> action) {
        List<Conversation> some = next(userId, new PageRequest(AT_ONCE, null));
        while (!some.isEmpty()) {
            some.forEach(action);
            some = next(userId, new PageRequest(AT_ONCE, some.getLast().id()));
        }
    }

    private List<Conversation> next(String userId, PageRequest page) {
        return conversations.list(userId, ConversationFilter.NONE, page);
    }

    /** A message and whose it is. */
    private record ExportedMessage(String conversationId, Message message) {}
}
