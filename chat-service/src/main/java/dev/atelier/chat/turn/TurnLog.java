package dev.atelier.chat.turn;

import dev.atelier.aiproxy.chat.ChatResult;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.WellFormedText;
import dev.atelier.chat.conversation.Conversation;
import dev.atelier.chat.conversation.Conversations;
import dev.atelier.chat.conversation.Places;
import dev.atelier.chat.message.Accounting;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.Message;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.chat.message.Origin;
import dev.atelier.chat.message.Place;
import dev.atelier.chat.message.Role;
import dev.atelier.chat.message.Usage;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns in the log of their conversation: question and answer are stored together, after the answer is there. */
@Component
class TurnLog {

    private static final int MESSAGES_OF_A_TURN = 2;

    private final Conversations conversations;
    private final MessageLog log;
    private final TokenCounter counter;
    private final Clock clock;
    private final int emptyAnswerTokens;

    TurnLog(Conversations conversations, MessageLog log, TokenCounter counter, Clock clock) {
        this.conversations = conversations;
        this.log = log;
        this.counter = counter;
        this.clock = clock;
        this.emptyAnswerTokens = counter.countMessage(Role.ASSISTANT.wire(), "");
    }

    /** Stores a turn; {@code null} if its conversation was deleted meanwhile. */
    @Nullable
    TurnResult store(Turn turn, ChatResult answer, Storing storing) {
        Instant now = later(clock.instant().truncatedTo(ChronoUnit.MILLIS), turn.askedAt());
        Conversation conversation = turn.conversation();
        Places places = conversations.takePlaces(conversation, MESSAGES_OF_A_TURN, now);
        if (places == null) {
            return null;
        }
        var place = new Place(conversation.userId(), conversation.id(), places.first());
        Instant askedAt = later(turn.askedAt(), places.notBefore());
        var question = new LoggedMessage(place, Role.USER, turn.content(), turn.tokens(), askedAt, null);
        LoggedMessage reply = reply(place.next(), answer, later(now, places.notBefore()));
        storing.before(places.first());
        log.append(List.of(question, reply));
        return result(question, reply, usage(answer));
    }

    /** The turn at {@code sequence}; {@code null} if it is not there. */
    @Nullable
    TurnResult find(Conversation conversation, int sequence) {
        List<LoggedMessage> messages = log.between(conversation.id(), sequence, sequence + MESSAGES_OF_A_TURN);
        if (messages.size() < MESSAGES_OF_A_TURN) {
            return null;
        }
        Origin origin = messages.getLast().origin();
        return origin == null ? null : result(messages.getFirst(), messages.getLast(), origin.usage());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private LoggedMessage reply(Place place, ChatResult answer, Instant now) {
        return new LoggedMessage(
                place,
                Role.ASSISTANT,
                new Content.Text(WellFormedText.repaired(answer.content())),
                tokens(answer),
                now,
                new Origin(answer.model(), answer.finishReason(), usage(answer), accounting(answer)));
    }

    /** What the provider counted needs no counting; thinking is not part of the text. */
    private int tokens(ChatResult answer) {
        long reported = answer.usage().completion() - answer.usage().reasoning();
        return answer.usageSource() == UsageSource.REPORTED && reported > 0
                ? emptyAnswerTokens + Math.toIntExact(Math.min(reported, Integer.MAX_VALUE / 2))
                : counter.countMessage(Role.ASSISTANT.wire(), answer.content());
    }

    private static Usage usage(ChatResult answer) {
        TokenUsage tokens = answer.usage();
        return new Usage(tokens.prompt(), tokens.completion(), tokens.total(), answer.costMicros());
    }

    private static Accounting accounting(ChatResult answer) {
        return new Accounting(
                answer.callId(),
                answer.cancelled() ? Status.CANCELLED : Status.SUCCEEDED,
                answer.provider(),
                answer.usage().cached(),
                answer.usage().reasoning(),
                answer.usageSource());
    }

    private static TurnResult result(LoggedMessage question, LoggedMessage reply, Usage usage) {
        return new TurnResult(Message.of(question), Message.of(reply), usage);
    }
}
