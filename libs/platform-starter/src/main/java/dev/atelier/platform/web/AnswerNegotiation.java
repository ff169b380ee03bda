package dev.atelier.platform.web;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Agrees with the client on the form of the answer. Spring would do so while it writes, when the work is done already, would
 * take {@code q=0} for a wish, and would label JSON as whatever {@code +json} was asked for.
 */
final class AnswerNegotiation implements HandlerInterceptor {

    private static final List<MediaType> JSON_ONLY = List.of(MediaType.APPLICATION_JSON);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            MediaType agreed = AcceptHeader.choose(accept(request), offered(request));
            if (agreed == null && makesABody(method)) {
                throw ApiException.of(ErrorCode.NOT_ACCEPTABLE);
            }
            request.setAttribute(AnswerType.ATTRIBUTE, agreed);
        }
        return true;
    }

    /** A redirect has none, and suits every client. */
    private static boolean makesABody(HandlerMethod handler) {
        ResolvableType made = ResolvableType.forMethodReturnType(handler.getMethod());
        return !HttpEntity.class.isAssignableFrom(made.resolve(Object.class))
                || made.getGeneric(0).resolve(Object.class) != Void.class;
    }

    private static String accept(HttpServletRequest request) {
        return String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    }

    private static List<MediaType> offered(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) instanceof Set<?> produced)) {
            return JSON_ONLY;
        }
        return produced.stream().map(MediaType.class::cast).toList();
    }
}
