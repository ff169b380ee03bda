package dev.atelier.chat.completion;

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

/** OpenAI's Chat Completions, for its own SDKs. Whether the answer streams is written in the body, not in {@code Accept}. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class CompletionController {

    private final ReadCompletion reader;
    private final CompletionDoor door;
    private final OpenAiForm form;

    CompletionController(ReadCompletion reader, CompletionDoor door, OpenAiForm form) {
        this.reader = reader;
        this.door = door;
        this.form = form;
    }

    @Operation(
            value = "Answers a chat as OpenAI's Chat Completions do.",
            idempotent = true,
            asksProvider = true,
            refuses = ErrorCode.NOT_FOUND,
            answers = {
                @Answer(schema = CompletionForms.ANSWER),
                @Answer(media = MediaType.TEXT_EVENT_STREAM_VALUE, schema = CompletionForms.STREAM)
            })
    @PostMapping(
            path = "/v1/chat/completions",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    void complete(
            @AuthenticationPrincipal Caller caller,
            @RequestBody @JsonSchema(CompletionForms.REQUEST) JsonNode body,
            HttpServletRequest request,
            HttpServletResponse response) {
        door.answer(caller, reader.read(body), form, request, response);
    }
}
