package dev.atelier.platform.error;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The outermost boundary: whatever another filter lets fly is answered like any other failure. */
final class FailureBoundaryFilter implements Filter {

    private final ErrorAnswers answers;

    FailureBoundaryFilter(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | StackOverflowError | LinkageError failure) {
            answers.write((HttpServletRequest) request, (HttpServletResponse) response, failure);
        }
    }
}
