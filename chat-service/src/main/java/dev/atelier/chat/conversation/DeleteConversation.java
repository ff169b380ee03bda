package dev.atelier.chat.conversation;

import dev.atelier.chat.message.MessageLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes a conversation at once and its messages soon after: first the promise is written down, then the conversation
 * goes, and with it every way to its messages. Those are removed a while later, when no answer that was on its way can
 * add any more. Whoever dies in between, any instance keeps the promise.
 */
@Component
class DeleteConversation {

    /** Longer than any write that was under way when the conversation went. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(DeleteConversation.class);
    private static final int BATCH = 100;

    private final ConversationRepository conversations;
    private final MessageLog messages;
    private final Deletions deletions;
    private final Clock clock;

    DeleteConversation(ConversationRepository conversations, MessageLog messages, Deletions deletions, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.deletions = deletions;
        this.clock = clock;
    }

    void of(Conversation conversation) {
        deletions.promise(conversation, clock.instant());
        conversations.delete(conversation.id());
    }

    /** Deletes a conversation with the messages it has now; what is on its way goes when the promise is kept. */
    void atOnce(Conversation conversation) {
        of(conversation);
        clear(conversation.id(), conversation.messageCount());
    }

    /** Keeps the promises whose time has come. */
    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void keepPromises() {
        Instant due = clock.instant().minus(GRACE);
        try {
            deletions.madeBefore(due, BATCH).forEach(this::keep);
        } catch (DataAccessException e) {
            LOG.warn(
                    "Deleted conversations could not be cleared: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void keep(Deletions.Promise promise) {
        conversations.delete(promise.conversationId());
        clear(promise.conversationId(), promise.messageCount());
        deletions.kept(promise);
    }

    private void clear(String conversationId, int messageCount) {
        int from = 0;
        long removed;
        do {
            removed = messages.delete(conversationId, from, from + MessageLog.CHUNK);
            from += MessageLog.CHUNK;
        } while (removed > 0 || from < messageCount);
    }
}
