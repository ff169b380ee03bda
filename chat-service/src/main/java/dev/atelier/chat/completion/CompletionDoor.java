package dev.atelier.chat.completion;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.chat.idempotency.IdempotencyKey;
import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.i18n.Messages;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.sse.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a completion in the form of the door it came through, in one piece or as a stream. */
@Component
public class CompletionDoor {

    private final Complete completions;
    private final ErrorAnswers errors;
    private final Messages messages;
    private final JsonMapper json;

    CompletionDoor(Complete completions, ErrorAnswers errors, Messages messages, JsonMapper json) {
        this.completions = completions;
        this.errors = errors;
        this.messages = messages;
        this.json = json;
    }

    /** Blocks until the answer is written. */
    public void answer(
            Caller caller,
            Completion completion,
            AnswerForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        completions.complete(
                Spender.of(caller),
                form.operation(),
                IdempotencyKey.of(request),
                completion,
                (keeping, cancellation) -> completion.stream()
                        ? form.streamed(streaming(completion, keeping, cancellation, request, response))
                        : new WholeCompletion(form, request, response, json, keeping, cancellation));
    }

    private Streaming streaming(
            Completion completion,
            Keeping keeping,
            Cancellation cancellation,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locale locale = messages.localeOf(request);
        EventStream events = EventStream.open(request, response);
        events.onClientGone(cancellation::cancel);
        return new Streaming(completion, events, response, keeping, failure -> errors.of(failure, locale));
    }
}
