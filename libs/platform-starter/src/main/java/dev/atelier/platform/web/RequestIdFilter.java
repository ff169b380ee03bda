package dev.atelier.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Gives every request its id: on the answer, in every log line and as a request attribute. */
public final class RequestIdFilter implements Filter {

    /** The header that carries the id in both directions. */
    public static final String HEADER = RequestIds.HEADER;

    /** Where the id is in the logging context, and under which request attribute. */
    public static final String KEY = "requestId";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = RequestIds.of((HttpServletRequest) request, (HttpServletResponse) response);
        request.setAttribute(KEY, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
