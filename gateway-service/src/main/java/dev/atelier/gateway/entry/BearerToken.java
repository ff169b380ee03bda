package dev.atelier.gateway.entry;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;

/** The token of an {@code Authorization: Bearer} header; nowhere else is one looked for. */
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The one token; throws {@code UNAUTHENTICATED} if there is none, or more than one header claims to have it. */
    static String of(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (headers.hasMoreElements()) {
            String header = headers.nextElement();
            if (!headers.hasMoreElements() && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return header.substring(SCHEME.length()).strip();
            }
        }
        throw ApiException.of(ErrorCode.UNAUTHENTICATED);
    }
}
