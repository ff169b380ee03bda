package dev.atelier.platform.error;

import dev.atelier.platform.sse.ClientGoneException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Recognises failures that only mean that nobody waits for the answer any more. */
final class ClientGone {

    private ClientGone() {}

    static boolean isCauseOf(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof ClientGoneException
                        || cause instanceof ClientAbortException
                        || cause instanceof AsyncRequestNotUsableException);
    }
}
