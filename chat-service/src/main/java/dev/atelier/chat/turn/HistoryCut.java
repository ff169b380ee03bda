package dev.atelier.chat.turn;

import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keeps as much of a conversation's newest part as fits. Only whole turns are kept, so that the model never sees an answer
 * without its question; a turn without an answer says nothing and is passed over. The first turn that does not fit ends
 * it: a history with a hole in the middle would mislead the model.
 */
final class HistoryCut {

    private final Deque<LoggedMessage> kept = new ArrayDeque<>();
    private long left;
    private boolean full;

    /** Starts with nothing kept and room for {@code tokens}. */
    HistoryCut(long tokens) {
        this.left = tokens;
    }

    /** Takes what fits of the messages right before those seen so far, oldest first, beginning with a whole turn. */
    void addOlder(List<LoggedMessage> messages) {
        for (int i = messages.size() - 1; i > 0 && !full; i--) {
            LoggedMessage answer = messages.get(i);
            LoggedMessage question = messages.get(i - 1);
            if (isTurn(question, answer)) {
                keep(question, answer);
                i--;
            }
        }
    }

    /** Whether nothing older will be kept. */
    boolean isFull() {
        return full;
    }

    /** What was kept, oldest first. */
    List<LoggedMessage> messages() {
        return List.copyOf(kept);
    }

    /** What it takes of the prompt. */
    long tokens() {
        return kept.stream().mapToLong(LoggedMessage::tokens).sum();
    }

    private void keep(LoggedMessage question, LoggedMessage answer) {
        long needed = (long) question.tokens() + answer.tokens();
        if (needed > left) {
            full = true;
        } else if (!answer.content().plainText().isEmpty()) {
            left -= needed;
            kept.addFirst(answer);
            kept.addFirst(question);
        }
    }

    private static boolean isTurn(LoggedMessage question, LoggedMessage answer) {
        return question.role() == Role.USER
                && answer.role() == Role.ASSISTANT
                && question.place().sequence() + 1 == answer.place().sequence();
    }
}
