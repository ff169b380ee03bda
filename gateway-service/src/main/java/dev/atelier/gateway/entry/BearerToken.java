package dev.atelier.gateway.entry;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The token of an {@code Authorization: Bearer} header, or, below {@code /v1}, of {@code X-Api-Key}, where Anthropic's SDKs
 * put it; nowhere else is one looked for.
 */
final class BearerToken {

    private static final String SCHEME = "Bearer ";
    private static final String FOREIGN_PATHS = "/v1/";

    private BearerToken() {}

    /** The one token; throws {@code UNAUTHENTICATED} if there is none, or more than one header claims to have it. */
    static String of(HttpServletRequest request) {
        String apiKey = apiKey(request);
        if (apiKey != null) {
            return apiKey;
        }
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (headers.hasMoreElements()) {
            String header = headers.nextElement();
            if (!headers.hasMoreElements() && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return header.substring(SCHEME.length()).strip();
            }
        }
        throw ApiException.of(ErrorCode.UNAUTHENTICATED);
    }

    /** Whether the token came where only we look for it, so that it has to be put where services do. */
    static boolean isApiKey(HttpServletRequest request) {
        return apiKey(request) != null;
    }

    private static @Nullable String apiKey(HttpServletRequest request) {
        boolean elsewhere = request.getHeader("Authorization") != null
                || !request.getRequestURI().startsWith(FOREIGN_PATHS);
        Enumeration<String> headers = request.getHeaders("X-Api-Key");
        if (elsewhere || !headers.hasMoreElements()) {
            return null;
        }
        String key = headers.nextElement().strip();
        return headers.hasMoreElements() ? null : key;
    }
}
