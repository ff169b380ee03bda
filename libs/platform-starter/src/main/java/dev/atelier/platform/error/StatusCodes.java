package dev.atelier.platform.error;

import java.util.Map;
import org.springframework.http.HttpStatusCode;

/** The code for an answer of which only the HTTP status is known. */
final class StatusCodes {

    private static final Map<Integer, ErrorCode> CODES = Map.ofEntries(
            Map.entry(400, ErrorCode.BAD_REQUEST),
            Map.entry(401, ErrorCode.UNAUTHENTICATED),
            Map.entry(402, ErrorCode.INSUFFICIENT_QUOTA),
            Map.entry(403, ErrorCode.FORBIDDEN),
            Map.entry(404, ErrorCode.NOT_FOUND),
            Map.entry(405, ErrorCode.METHOD_NOT_ALLOWED),
            Map.entry(406, ErrorCode.NOT_ACCEPTABLE),
            Map.entry(409, ErrorCode.CONFLICT),
            Map.entry(413, ErrorCode.PAYLOAD_TOO_LARGE),
            Map.entry(415, ErrorCode.UNSUPPORTED_MEDIA_TYPE),
            Map.entry(423, ErrorCode.ACCOUNT_LOCKED),
            Map.entry(429, ErrorCode.RATE_LIMITED),
            Map.entry(503, ErrorCode.SERVICE_UNAVAILABLE),
            Map.entry(504, ErrorCode.UPSTREAM_TIMEOUT));

    private StatusCodes() {}

    /** A refusal that keeps {@code status}, also where the API's table has no code of its own for it. */
    static ApiException refusal(int status) {
        if (status == 501 || status == 505) { // a transfer coding or a protocol we do not speak: the request's fault
            return ApiException.of(ErrorCode.BAD_REQUEST);
        }
        ErrorCode fallback = status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL_ERROR;
        return ApiException.of(CODES.getOrDefault(status, fallback)).withStatus(HttpStatusCode.valueOf(status));
    }
}
