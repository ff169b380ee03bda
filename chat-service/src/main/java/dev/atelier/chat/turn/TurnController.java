package dev.atelier.chat.turn;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import dev.atelier.platform.sse.ClientConnection;
import dev.atelier.platform.web.AnswerType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says something in a conversation. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class TurnController {

    private final PrepareTurn preparation;
    private final TakeTurn turns;
    private final StreamTurn streams;

    TurnController(PrepareTurn preparation, TakeTurn turns, StreamTurn streams) {
        this.preparation = preparation;
        this.turns = turns;
        this.streams = streams;
    }

    /** The answer, or {@code null} if it has been written as a stream already. */
    @Operation(
            value = "Says something and gets the answer, whole or as it is made.",
            idempotent = true,
            asksProvider = true,
            answers = {
                @Answer(status = 201, data = TurnResult.class),
                @Answer(media = MediaType.TEXT_EVENT_STREAM_VALUE, schema = TurnEvents.SCHEMA)
            })
    @PostMapping(
            path = "/api/conversations/{id}/messages",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Nullable
    ResponseEntity<Envelope<TurnResult>> post(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestBody MessageRequest message,
            HttpServletRequest request,
            HttpServletResponse response) {
        String key = IdempotencyKey.of(request);
        Turn turn = preparation.prepare(Spender.of(caller), id, message);
        if (AnswerType.of(request).equals(MediaType.TEXT_EVENT_STREAM)) {
            streams.stream(turn, key, request, response);
            return null;
        }
        return answer(whole(turn, key, request));
    }

    private TurnOutcome whole(Turn turn, @Nullable String key, HttpServletRequest request) {
        var cancellation = new Cancellation();
        ClientConnection connection = ClientConnection.of(request);
        if (connection == null) {
            return turns.take(turn, key, new Listener(cancellation, null));
        }
        try (ClientConnection.Watch _ = connection.watch(cancellation::cancel)) {
            return turns.take(turn, key, new Listener(cancellation, null));
        }
    }

    private static ResponseEntity<Envelope<TurnResult>> answer(TurnOutcome outcome) {
        var answer = ResponseEntity.status(HttpStatus.CREATED).contentType(MediaType.APPLICATION_JSON);
        if (outcome.replayed()) {
            answer.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer.body(Envelope.of(outcome.result()));
    }
}
