package dev.atelier.platform.web;

import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?limit=&after=} for controllers that take a {@link PageRequest}. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new PageRequest(limit(request.getParameter("limit")), after(request.getParameter("after")));
    }

    private static int limit(@Nullable String sent) {
        if (sent == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        int limit = isShortNumber(sent) ? Integer.parseInt(sent) : 0;
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw ApiException.invalid("limit", "validation.limit");
        }
        return limit;
    }

    private static boolean isShortNumber(String sent) {
        return !sent.isEmpty() && sent.length() <= 3 && sent.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static @Nullable String after(@Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        if (!ObjectIds.isValid(sent)) {
            throw ApiException.invalid("after", "validation.after");
        }
        return ObjectIds.require(sent);
    }
}
