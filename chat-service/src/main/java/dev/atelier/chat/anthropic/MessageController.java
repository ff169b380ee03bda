package dev.atelier.chat.anthropic;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.completion.Complete;
import dev.atelier.chat.completion.Completion;
import dev.atelier.chat.completion.CompletionWriter;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.i18n.Messages;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import dev.atelier.platform.sse.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anthropic's Messages, for its own SDKs. Whether the answer streams is written in the body, not in {@code Accept}. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class MessageController {

    private final ReadMessage reader;
    private final Complete completions;
    private final ErrorAnswers errors;
    private final Messages messages;
    private final JsonMapper json;

    MessageController(
            ReadMessage reader, Complete completions, ErrorAnswers errors, Messages messages, JsonMapper json) {
        this.reader = reader;
        this.completions = completions;
        this.errors = errors;
        this.messages = messages;
        this.json = json;
    }

    @Operation(
            value = "Answers a chat as Anthropic's Messages do.",
            idempotent = true,
            asksProvider = true,
            refuses = ErrorCode.NOT_FOUND,
            answers = {
                @Answer(schema = MessageForms.ANSWER),
                @Answer(media = MediaType.TEXT_EVENT_STREAM_VALUE, schema = MessageForms.STREAM)
            })
    @PostMapping(
            path = "/v1/messages",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void message(
            @AuthenticationPrincipal Caller caller,
            @RequestBody @JsonSchema(MessageForms.REQUEST) JsonNode body,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("request-id", response.getHeader("X-Request-Id")); // the name that Anthropic's SDKs read
        String key = IdempotencyKey.of(request);
        Completion completion = reader.read(body);
        completions.complete(
                Spender.of(caller),
                "messages",
                key,
                completion,
                (keeping, cancellation) -> writer(completion, keeping, cancellation, request, response));
    }

    private CompletionWriter writer(
            Completion completion,
            Keeping keeping,
            Cancellation cancellation,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!completion.stream()) {
            return new WholeMessage(request, response, json, keeping, cancellation);
        }
        var events = new MessageEvents(EventStream.open(request, response), json, keeping);
        return new StreamedMessage(
                events, response, completion, failure -> errors.of(failure, messages.localeOf(request)), cancellation);
    }
}
