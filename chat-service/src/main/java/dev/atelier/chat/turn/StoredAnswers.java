package dev.atelier.chat.turn;

import dev.atelier.aiproxy.journal.CallEnd;
import dev.atelier.aiproxy.journal.Deliveries;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.chat.conversation.Conversation;
import dev.atelier.chat.message.Accounting;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.chat.message.Origin;
import dev.atelier.chat.message.Usage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the answer of a call in its conversation. It cannot lie before the place that was free when the message came, so
 * that place is part of the reference and little has to be read however long the conversation is.
 */
@Component
class StoredAnswers implements Deliveries {

    private final MessageLog log;

    StoredAnswers(MessageLog log) {
        this.log = log;
    }

    /** Where to look for an answer in {@code conversation}, as it was when the message came. */
    static String reference(Conversation conversation) {
        return conversation.id() + ":" + conversation.messageCount();
    }

    @Override
    public @Nullable CallEnd find(String callId, String reference) {
        int colon = reference.indexOf(':');
        String conversation = reference.substring(0, colon);
        int from = Integer.parseInt(reference.substring(colon + 1));
        List<LoggedMessage> messages = log.between(conversation, from, from + MessageLog.CHUNK);
        while (!messages.isEmpty()) {
            CallEnd end = find(callId, messages);
            if (end != null) {
                return end;
            }
            from += MessageLog.CHUNK;
            messages = log.between(conversation, from, from + MessageLog.CHUNK);
        }
        return null;
    }

    private static @Nullable CallEnd find(String callId, List<LoggedMessage> messages) {
        return messages.stream()
                .map(LoggedMessage::origin)
                .filter(Objects::nonNull)
                .filter(origin -> origin.accounting() != null
                        && origin.accounting().callId().equals(callId))
                .findFirst()
                .map(StoredAnswers::end)
                .orElse(null);
    }

    private static CallEnd end(Origin origin) {
        Accounting accounting = Objects.requireNonNull(origin.accounting());
        Usage usage = origin.usage();
        return new CallEnd(
                accounting.status(),
                accounting.provider(),
                origin.model(),
                new TokenUsage(
                        usage.promptTokens(),
                        accounting.cachedTokens(),
                        usage.completionTokens(),
                        accounting.reasoningTokens()),
                usage.costMicros(),
                accounting.usageSource());
    }
}
