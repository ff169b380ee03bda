package dev.atelier.gateway.accesstoken;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request as everything behind the door sees it: with a JWT where services look for one, whatever it came with. */
public final class ExchangedRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = ExchangedRequest.class.getName();

    private final String authorization;

    private ExchangedRequest(HttpServletRequest request, String authorization) {
        super(request);
        this.authorization = authorization;
    }

    /** Has the request go on with this JWT. */
    public static void note(HttpServletRequest request, String jwt) {
        request.setAttribute(ATTRIBUTE, "Bearer " + jwt);
    }

    /** The request to go on with: the same one, unless another JWT was noted. */
    public static HttpServletRequest of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String authorization
                ? new ExchangedRequest(request, authorization)
                : request;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name) ? authorization : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        super.getHeaderNames().asIterator().forEachRemaining(names::add);
        names.add(HttpHeaders.AUTHORIZATION);
        return Collections.enumeration(names);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
                ? Collections.enumeration(List.of(authorization))
                : super.getHeaders(name);
    }
}
