package dev.atelier.gateway.upstream;

import static dev.atelier.platform.address.ClientAddress.FORWARDED_FOR;
import static dev.atelier.platform.address.ClientAddress.PROOF;

import dev.atelier.gateway.address.ClientAddress;
import dev.atelier.platform.security.ServiceTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.HttpRequest;
import org.slf4j.MDC;

/**
 * Which headers of a client reach a service. The whole {@code X-} name space is the platform's own: nothing in it is
 * believed from outside, and neither are names with an underscore, which some servers read as a dash.
 */
final class ForwardedHeaders {

    private static final String REQUEST_ID = "X-Request-Id";

    private static final Set<String> DROPPED = Set.of(
            // the connection's own
            "host",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "content-length",
            "expect",
            // said by proxies
            "forwarded",
            "via",
            "true-client-ip",
            "client-ip",
            // the trace is continued by ourselves, baggage is not taken from strangers
            "traceparent",
            "tracestate",
            "baggage",
            "b3");

    private final TraceHeaders trace;
    private final ServiceTokens tokens;

    ForwardedHeaders(TraceHeaders trace, ServiceTokens tokens) {
        this.trace = trace;
        this.tokens = tokens;
    }

    void copy(HttpServletRequest from, HttpRequest to) {
        Set<String> hopByHop = namedByConnection(from);
        Enumeration<String> names = from.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            String lower = name.toLowerCase(Locale.ROOT);
            if (passes(lower) && !hopByHop.contains(lower)) {
                from.getHeaders(name).asIterator().forEachRemaining(value -> to.addHeader(name, value));
            }
        }
        addOwn(from, to);
    }

    private void addOwn(HttpServletRequest from, HttpRequest to) {
        String requestId = MDC.get("requestId");
        if (requestId != null) {
            to.addHeader(REQUEST_ID, requestId);
        }
        to.addHeader(FORWARDED_FOR, ClientAddress.of(from));
        to.addHeader(PROOF, tokens.current());
        trace.inject(to);
    }

    private static boolean passes(String lowerName) {
        return !DROPPED.contains(lowerName)
                && !lowerName.startsWith("x-")
                && !lowerName.startsWith("proxy-")
                && lowerName.indexOf('_') < 0;
    }

    private static Set<String> namedByConnection(HttpServletRequest request) {
        String connection = request.getHeader("Connection");
        if (connection == null || connection.equalsIgnoreCase("keep-alive")) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        request.getHeaders("Connection").asIterator().forEachRemaining(line -> {
            for (String name : line.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        });
        // These carry the call itself: naming them hop-by-hop is an attempt to have them removed.
        names.removeAll(Set.of("authorization", "content-type", "idempotency-key"));
        return names;
    }
}
