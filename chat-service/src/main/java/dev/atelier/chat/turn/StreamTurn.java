package dev.atelier.chat.turn;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.i18n.Messages;
import dev.atelier.platform.sse.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a turn as server-sent events. */
@Component
class StreamTurn {

    private static final Logger LOG = LoggerFactory.getLogger(StreamTurn.class);

    private final TakeTurn turns;
    private final ErrorAnswers errors;
    private final Messages messages;
    private final JsonMapper json;

    StreamTurn(TakeTurn turns, ErrorAnswers errors, Messages messages, JsonMapper json) {
        this.turns = turns;
        this.errors = errors;
        this.messages = messages;
        this.json = json;
    }

    /** Blocks until the stream is over. What fails before its first byte is thrown, what fails later is told in it. */
    void stream(Turn turn, @Nullable String key, HttpServletRequest request, HttpServletResponse response) {
        var cancellation = new Cancellation();
        try (EventStream stream = EventStream.open(request, response)) {
            stream.onClientGone(cancellation::cancel);
            var events = new TurnEvents(stream, json);
            try {
                TurnOutcome outcome = turns.take(turn, key, new Listener(cancellation, events::delta));
                finish(outcome, events, response);
            } catch (RuntimeException failure) {
                if (!stream.isStarted()) {
                    throw failure;
                }
                fail(failure, events, request);
            }
        }
    }

    private static void finish(TurnOutcome outcome, TurnEvents events, HttpServletResponse response) {
        if (outcome.replayed()) {
            response.setHeader(IdempotencyKey.REPLAYED, "true");
            events.delta(outcome.result().assistantMessage().content().plainText());
        }
        events.done(outcome.result());
    }

    private void fail(RuntimeException failure, TurnEvents events, HttpServletRequest request) {
        ErrorCode code = errors.translate(failure).code();
        if (code == ErrorCode.INTERNAL_ERROR || code == ErrorCode.DATABASE_ERROR) {
            LOG.error("A stream broke", failure);
        } else {
            LOG.warn("A stream ended with {}", code);
        }
        var answer = errors.of(failure, messages.localeOf(request));
        events.error(Objects.requireNonNull(answer.body().errors()).getFirst());
    }
}
