package dev.atelier.platform.error;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.web.bind.MissingRequestCookieException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Parameters and headers that are missing or of the wrong kind. */
final class RequestParameterErrors implements ErrorTranslator {

    private static final String REQUIRED = "validation.required";
    private static final String TYPE = "validation.type";

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        return switch (failure) {
            case MissingServletRequestParameterException missing ->
                ApiException.invalid(missing.getParameterName(), REQUIRED);
            case MissingServletRequestPartException missing ->
                ApiException.invalid(missing.getRequestPartName(), REQUIRED);
            case MissingRequestHeaderException missing -> ApiException.invalid(missing.getHeaderName(), REQUIRED);
            case MissingRequestCookieException missing -> ApiException.invalid(missing.getCookieName(), REQUIRED);
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case TypeMismatchException mismatch
            when mismatch.getPropertyName() != null -> ApiException.invalid(mismatch.getPropertyName(), TYPE);
            case ServletRequestBindingException _ -> ApiException.of(ErrorCode.BAD_REQUEST);
            default -> null;
        };
    }

    /** A path that cannot be the path of anything is not found; a parameter that cannot be read is refused. */
    private static ApiException mismatch(MethodArgumentTypeMismatchException failure) {
        return failure.getParameter().hasParameterAnnotation(PathVariable.class)
                ? ApiException.of(ErrorCode.NOT_FOUND)
                : ApiException.invalid(failure.getName(), TYPE);
    }
}
