package dev.atelier.platform.error;

import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Tells a request head beyond Tomcat's limits from a malformed one: Tomcat answers both with 400, and only the text of its
 * exception says which it was.
 */
final class OversizedHead {

    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private static final String TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");
    private static final String TOO_MANY =
            beforeNumber(StringManager.getManager(MimeHeaders.class).getString("headers.maxCountFail"));

    private OversizedHead() {}

    static boolean isCauseOf(@Nullable Throwable failure) {
        String text = failure == null ? null : failure.getMessage();
        return text != null && (text.equals(TOO_LARGE) || text.startsWith(TOO_MANY));
    }

    /** 414 if the limit was reached before the address was over, else 431. */
    static int status(Request request) {
        return request.requestURI().isNull() ? URI_TOO_LONG : HEADERS_TOO_LARGE;
    }

    private static String beforeNumber(String pattern) {
        return pattern.substring(0, pattern.indexOf('{'));
    }
}
