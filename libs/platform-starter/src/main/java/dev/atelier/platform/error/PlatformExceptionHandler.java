package dev.atelier.platform.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers whatever a handler throws, annotated controller or router function alike, after the service's own
 * {@code @ExceptionHandler}s had their chance.
 */
final class PlatformExceptionHandler implements HandlerExceptionResolver {

    private final ErrorAnswers answers;

    PlatformExceptionHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        try {
            answers.write(request, response, failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
