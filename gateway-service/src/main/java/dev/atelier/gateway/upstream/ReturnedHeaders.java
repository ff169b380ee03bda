package dev.atelier.gateway.upstream;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Which headers of a service reach the client. {@code X-} and CORS headers are the gateway's to set; those about the
 * connection and the server are nobody's business.
 */
final class ReturnedHeaders {

    private static final Set<String> DROPPED = Set.of(
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "server",
            "date",
            "via",
            "traceparent",
            "tracestate",
            "referrer-policy",
            "strict-transport-security");

    private ReturnedHeaders() {}

    static void copy(HttpResponse from, HttpServletResponse to) {
        Iterator<Header> headers = from.headerIterator();
        while (headers.hasNext()) {
            Header header = headers.next();
            String lower = header.getName().toLowerCase(Locale.ROOT);
            if (lower.equals("cache-control")) {
                // The service knows better than the cautious default that was set on the way in.
                to.setHeader(header.getName(), header.getValue());
            } else if (passes(lower)) {
                to.addHeader(header.getName(), header.getValue());
            }
        }
    }

    private static boolean passes(String lowerName) {
        return !DROPPED.contains(lowerName)
                && !lowerName.startsWith("x-")
                && !lowerName.startsWith("access-control-")
                && !lowerName.startsWith("proxy-");
    }
}
