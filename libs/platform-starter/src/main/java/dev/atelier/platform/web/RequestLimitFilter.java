package dev.atelier.platform.web;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are too large, compressed, of any type at all, or carry a NUL in their query, before anything reads
 * them. A body of
 * unknown length is cut while it is read.
 */
final class RequestLimitFilter implements Filter {

    private final long maxBytes;
    private final ErrorAnswers answers;

    RequestLimitFilter(long maxBytes, ErrorAnswers answers) {
        this.maxBytes = maxBytes;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        ApiException refusal = refusal(http);
        if (refusal != null) {
            answers.write(http, (HttpServletResponse) response, refusal);
        } else {
            chain.doFilter(lengthIsUnknown(http) ? new LimitedRequest(http, maxBytes) : http, response);
        }
    }

    private @Nullable ApiException refusal(HttpServletRequest request) {
        if (request.getContentLengthLong() > maxBytes) {
            return ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE);
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            return ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE).withHeader("Accept-Encoding", "identity");
        }
        if (isOfAnyType(request.getContentType())) {
            return ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        String query = request.getQueryString();
        return query != null && query.contains("%00") ? ApiException.of(ErrorCode.BAD_REQUEST) : null;
    }

    /** A pattern of types, which is for {@code Accept}; Spring takes it for a fault of ours. */
    private static boolean isOfAnyType(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].indexOf('*') >= 0;
    }

    private static boolean lengthIsUnknown(HttpServletRequest request) {
        return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    }
}
