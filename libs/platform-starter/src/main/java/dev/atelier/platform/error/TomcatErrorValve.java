package dev.atelier.platform.error;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What Tomcat refuses before any filter sees it (a broken request line, TRACE, CONNECT …) gets the envelope too. */
final class TomcatErrorValve extends ErrorReportValve {

    private final ErrorAnswers answers;

    TomcatErrorValve(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !canWrite(response)) {
            return;
        }
        try {
            answers.write(request, response, refusal(request, status, failure));
            response.finishResponse();
        } catch (IOException e) {
            LoggerFactory.getLogger(TomcatErrorValve.class).debug("client left before its error answer", e);
        }
    }

    private static Throwable refusal(Request request, int status, @Nullable Throwable failure) {
        if (request.getMethod() != null && request.getMethod().equals("CONNECT")) {
            return ApiException.methodNotAllowed(ApiMethods.ALL);
        }
        if (status == 400 && OversizedHead.isCauseOf(failure)) {
            return StatusCodes.refusal(OversizedHead.status(request.getCoyoteRequest()));
        }
        return failure == null || status < 500 ? StatusCodes.refusal(status) : failure;
    }

    private static boolean canWrite(Response response) {
        var allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
