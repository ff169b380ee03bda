package dev.atelier.chat.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages at consecutive places of one conversation, at most a chunk of them.
 *
 * @param from place of the first
 * @param messages oldest first, never empty
 * @param characters what they say, in UTF-16 units
 */
record MessageRun(int from, List<LoggedMessage> messages, int characters) {

    /** Memory a message takes beside its text, in characters. */
    private static final int OVERHEAD = 200;

    MessageRun {
        messages = List.copyOf(messages);
    }

    /** The messages as a run; {@code null} if there are none, or a place between them is empty. */
    static @Nullable MessageRun of(List<LoggedMessage> messages) {
        if (messages.isEmpty()) {
            return null;
        }
        int from = messages.getFirst().place().sequence();
        boolean unbroken = messages.getLast().place().sequence() == from + messages.size() - 1;
        return unbroken ? ofNewest(messages) : null;
    }

    /** Both in one if one goes on where the other ends, else the one that ends later. */
    MessageRun newest(MessageRun other) {
        if (other.to() <= to()) {
            return other.from < from && other.to() >= from ? other.joined(this) : this;
        }
        return other.from >= from && other.from <= to() ? joined(other) : other;
    }

    @Nullable
    List<LoggedMessage> between(int start, int end) {
        return start < from || end > to() ? null : messages.subList(start - from, end - from);
    }

    private int to() {
        return from + messages.size();
    }

    private MessageRun joined(MessageRun later) {
        List<LoggedMessage> all = new ArrayList<>(messages.subList(0, later.from - from));
        all.addAll(later.messages);
        return ofNewest(all);
    }

    private static MessageRun ofNewest(List<LoggedMessage> messages) {
        List<LoggedMessage> kept = messages.subList(Math.max(0, messages.size() - MessageLog.CHUNK), messages.size());
        return new MessageRun(kept.getFirst().place().sequence(), kept, characters(kept));
    }

    private static int characters(List<LoggedMessage> messages) {
        long sum = 0;
        for (LoggedMessage message : messages) {
            sum += OVERHEAD + message.content().characters();
        }
        return (int) Math.min(sum, Integer.MAX_VALUE);
    }
}
