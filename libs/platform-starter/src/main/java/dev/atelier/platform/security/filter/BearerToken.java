package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.springframework.http.HttpHeaders;

/** The token of {@code Authorization: Bearer …}; nowhere else is one looked for, least of all in the address. */
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /**
     * The one token of the request.
     *
     * @throws ApiException {@code UNAUTHENTICATED} if there is none or more than one header
     */
    static String of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (headers == null || !headers.hasMoreElements()) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        String header = headers.nextElement();
        if (headers.hasMoreElements() || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        return header.substring(SCHEME.length()).strip();
    }
}
