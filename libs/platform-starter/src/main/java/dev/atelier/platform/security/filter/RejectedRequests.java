package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ApiMethods;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What the firewall refuses (encoded slashes, {@code ;}, {@code //}, odd methods), answered in the envelope. */
final class RejectedRequests implements RequestRejectedHandler {

    private final ErrorAnswers answers;

    RejectedRequests(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        answers.write(request, response, refusal(request.getMethod()));
    }

    private static ApiException refusal(String method) {
        return ApiMethods.ALL.contains(method) || method.equals("OPTIONS")
                ? ApiException.of(ErrorCode.BAD_REQUEST)
                : ApiException.methodNotAllowed(ApiMethods.ALL);
    }
}
