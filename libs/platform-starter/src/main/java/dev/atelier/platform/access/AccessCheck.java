package dev.atelier.platform.access;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.PublicPaths;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds every request against the rule of its handler, after the handler is chosen and before its arguments are read. Each
 * rule is read once; from then on a check is one look-up in a map.
 */
final class AccessCheck implements HandlerInterceptor {

    private final ConcurrentMap<Method, AccessRule> rules = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && asksAnew(request)) {
            check(request, method);
        }
        return true;
    }

    /** An answer that goes on later, or ends on the error page, belongs to a request that was judged before. */
    private static boolean asksAnew(HttpServletRequest request) {
        DispatcherType type = request.getDispatcherType();
        return type != DispatcherType.ASYNC && type != DispatcherType.ERROR;
    }

    private void check(HttpServletRequest request, HandlerMethod handler) {
        AccessRule rule = rules.get(handler.getMethod());
        if (rule == null) {
            rule = AccessRule.of(handler);
            if (rule == null) {
                refuseUnlessOpened(request);
                return;
            }
            rules.put(handler.getMethod(), rule);
        }
        rule.require(SecurityContextHolder.getContext().getAuthentication());
    }

    /** A handler that is not ours cannot carry our rule: it serves if the service has opened its path by name. */
    private static void refuseUnlessOpened(HttpServletRequest request) {
        if (request.getAttribute(PublicPaths.ADMITTED) == null) {
            throw ApiException.of(ErrorCode.FORBIDDEN);
        }
    }
}
