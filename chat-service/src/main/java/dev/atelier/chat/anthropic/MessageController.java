package dev.atelier.chat.anthropic;

import dev.atelier.chat.completion.CompletionDoor;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.openapi.Answer;
import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Anthropic's Messages, for its own SDKs. Whether the answer streams is written in the body, not in {@code Accept}. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class MessageController {

    private final ReadMessage reader;
    private final CompletionDoor door;
    private final AnthropicForm form;

    MessageController(ReadMessage reader, CompletionDoor door, AnthropicForm form) {
        this.reader = reader;
        this.door = door;
        this.form = form;
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
        door.answer(caller, reader.read(body), form, request, response);
    }
}
