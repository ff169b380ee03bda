package dev.atelier.platform.error;

import dev.atelier.platform.envelope.ErrorEntry;
import dev.atelier.platform.sse.EventFrame;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** An error answer as one event, in the form of whose API was asked. */
final class ErrorEvent {

    private static final String NAME = "error";

    private ErrorEvent() {}

    static String of(HttpServletRequest request, ErrorAnswer answer, JsonMapper json) {
        if (AnthropicError.isSpokenAt(request)) {
            return EventFrame.of(NAME, json.writeValueAsString(AnthropicError.of(answer, null)));
        }
        return OpenAiError.isSpokenAt(request)
                ? EventFrame.of(null, json.writeValueAsString(OpenAiError.of(answer)))
                : EventFrame.of(NAME, json.writeValueAsString(first(answer)));
    }

    private static ErrorEntry first(ErrorAnswer answer) {
        return Objects.requireNonNull(answer.body().errors()).getFirst();
    }
}
