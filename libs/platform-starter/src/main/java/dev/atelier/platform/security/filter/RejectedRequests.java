package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What the firewall refuses (encoded slashes, {@code ;}, {@code //}, odd methods), answered in the envelope. */
final class RejectedRequests implements RequestRejectedHandler {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final ErrorAnswers answers;

    RejectedRequests(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        ErrorCode code = METHODS.contains(request.getMethod()) ? ErrorCode.BAD_REQUEST : ErrorCode.METHOD_NOT_ALLOWED;
        answers.write(request, response, ApiException.of(code));
    }
}
