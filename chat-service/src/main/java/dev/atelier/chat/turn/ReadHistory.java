package dev.atelier.chat.turn;

import dev.atelier.chat.conversation.Conversation;
import dev.atelier.chat.message.MessageLog;
import org.springframework.stereotype.Component;

/** Reads a conversation backwards until no more fits into the prompt. */
@Component
class ReadHistory {

    /** Most conversations are shorter; each further read is twice as large. */
    static final int FIRST_READ = 50;

    private final MessageLog log;

    ReadHistory(MessageLog log) {
        this.log = log;
    }

    /** The newest whole turns that take at most {@code tokens} together. */
    HistoryCut newest(Conversation conversation, long tokens) {
        var cut = new HistoryCut(tokens);
        int size = FIRST_READ;
        int end = conversation.messageCount();
        while (end > 0 && !cut.isFull()) {
            int start = Math.max(0, end - size);
            cut.addOlder(log.between(conversation.id(), start, end));
            end = start;
            size = Math.min(2 * size, MessageLog.CHUNK);
        }
        return cut;
    }
}
