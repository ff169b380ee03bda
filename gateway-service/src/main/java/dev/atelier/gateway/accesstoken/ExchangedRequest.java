package dev.atelier.gateway.accesstoken;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A program's request as everything behind the door sees it: with a JWT in place of the program's token. */
public final class ExchangedRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = ExchangedRequest.class.getName();

    private final String authorization;

    private ExchangedRequest(HttpServletRequest request, String authorization) {
        super(request);
        this.authorization = authorization;
    }

    static void note(HttpServletRequest request, String jwt) {
        request.setAttribute(ATTRIBUTE, "Bearer " + jwt);
    }

    /** The request to go on with: the same one, unless it came with a program's token. */
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
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)
                ? Collections.enumeration(List.of(authorization))
                : super.getHeaders(name);
    }
}
