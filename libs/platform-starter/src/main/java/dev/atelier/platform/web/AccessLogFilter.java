package dev.atelier.platform.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One line per call when it is over; a second one if it took too long. */
public final class AccessLogFilter implements Filter {

    /** Request attribute with the caller's user id; whoever authenticates a request sets it. */
    public static final String USER_ID = "atelier.userId";

    private final AccessLog log;

    AccessLogFilter(AccessLog log) {
        this.log = log;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new LogWhenOver(start), request, response);
            } else {
                log.record((HttpServletRequest) request, (HttpServletResponse) response, start);
            }
        }
    }

    private final class LogWhenOver implements AsyncListener {

        private final long start;

        LogWhenOver(long start) {
            this.start = start;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            log.record(
                    (HttpServletRequest) event.getSuppliedRequest(),
                    (HttpServletResponse) event.getSuppliedResponse(),
                    start);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // completion follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // completion follows
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this, event.getSuppliedRequest(), event.getSuppliedResponse());
        }
    }
}
