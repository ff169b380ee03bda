package dev.atelier.chat.completion;

import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.platform.error.ErrorAnswer;
import dev.atelier.platform.sse.EventStream;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;

/**
 * What it takes to write an answer as it is made.
 *
 * @param completion what was asked for
 * @param events where it goes; has told the call already when the client goes
 * @param response whose headers can be set until the first event
 * @param keeping keeps what was sent
 * @param told tells of a failure in the caller's language
 */
public record Streaming(
        Completion completion,
        EventStream events,
        HttpServletResponse response,
        Keeping keeping,
        Function<RuntimeException, ErrorAnswer> told) {}
