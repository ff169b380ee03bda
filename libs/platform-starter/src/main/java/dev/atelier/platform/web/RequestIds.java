package dev.atelier.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Takes the caller's request id if it is sane, else makes one. */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final int MAX_LENGTH = 128;

    private RequestIds() {}

    /** The id of this answer, which is set on it if it has none yet (an error dispatch keeps the first one). */
    static String of(HttpServletRequest request, HttpServletResponse response) {
        String known = response.getHeader(HEADER);
        if (known != null) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && isSane(sent) ? sent : fresh();
        response.setHeader(HEADER, id);
        return id;
    }

    private static boolean isSane(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isAllowed(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
    }

    /** Ids need only be distinct, not secret. */
    private static String fresh() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
