package dev.atelier.platform.error;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.CharacterCodingException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/** Bodies that are too slow, too large, no JSON, or JSON with a member of the wrong kind. */
final class BodyErrors implements ErrorTranslator {

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case JacksonException _ -> null; // not while reading a request: a fault of ours
            case SlowBodyException _ -> StatusCodes.refusal(HttpServletResponse.SC_REQUEST_TIMEOUT);
            case BodyTooLargeException _ -> ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE);
            case MaxUploadSizeExceededException _ -> ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE);
            case MultipartException multipart -> multipart(multipart);
            default -> null;
        };
    }

    private static ApiException unreadable(HttpMessageNotReadableException failure) {
        if (Causes.contain(failure, BodyTooLargeException.class)) {
            return ApiException.of(ErrorCode.PAYLOAD_TOO_LARGE);
        }
        return Causes.of(failure)
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast)
                .findFirst()
                .map(BodyErrors::badJson)
                .orElseGet(() -> ApiException.of(ErrorCode.MALFORMED_JSON));
    }

    /** Good JSON that does not fit our types names the member; the parser's own text quotes the body and stays here. */
    private static ApiException badJson(JacksonException failure) {
        boolean brokenText = Causes.of(failure).anyMatch(BodyErrors::isBrokenText);
        String path = path(failure);
        if (brokenText || path.isEmpty()) {
            return ApiException.of(ErrorCode.MALFORMED_JSON);
        }
        return ApiException.invalid(path, "validation.type");
    }

    /** A number that is too large for our type is reported like broken text, but it is good JSON. */
    private static boolean isBrokenText(Throwable cause) {
        return cause instanceof StreamConstraintsException
                || cause instanceof CharacterCodingException
                || cause instanceof StreamReadException && !(cause instanceof InputCoercionException);
    }

    private static String path(JacksonException failure) {
        return failure.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static ApiException multipart(MultipartException failure) {
        return ApiException.of(
                Causes.contain(failure, BodyTooLargeException.class)
                        ? ErrorCode.PAYLOAD_TOO_LARGE
                        : ErrorCode.BAD_REQUEST);
    }
}
