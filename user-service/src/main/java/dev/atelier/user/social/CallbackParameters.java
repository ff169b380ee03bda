package dev.atelier.user.social;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brings back from a provider.
 *
 * @param code {@code null} if the provider, or the person there, said no
 */
record CallbackParameters(String state, @Nullable String code) {

    static CallbackParameters of(HttpServletRequest request) {
        String state = only(request, "state");
        if (state == null) {
            throw unknown();
        }
        return new CallbackParameters(state, only(request, "error") == null ? only(request, "code") : null);
    }

    /** The answer to who comes back without having departed. */
    static ApiException unknown() {
        return ApiException.of(ErrorCode.BAD_REQUEST).withMessage("social.state");
    }

    private static @Nullable String only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw unknown();
        }
        return values == null || values[0].isEmpty() ? null : values[0];
    }

    /** Neither of them. */
    @Override
    public String toString() {
        return "CallbackParameters[]";
    }
}
