package dev.atelier.platform.error;

import dev.atelier.platform.envelope.MalformedIdException;
import java.util.Set;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Addresses, methods and formats that do not exist here. */
final class ProtocolErrors implements ErrorTranslator {

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        return switch (failure) {
            case MalformedIdException _ -> ApiException.of(ErrorCode.NOT_FOUND);
            case HttpRequestMethodNotSupportedException refused -> methodNotAllowed(refused);
            // What the container could not read: a broken chunk, a parameter that is no UTF-8. It quotes what was sent.
            case BadRequestException _, InvalidParameterException _ -> ApiException.of(ErrorCode.BAD_REQUEST);
            case ErrorResponse answer -> ofStatus(answer);
            default -> null;
        };
    }

    private static ApiException methodNotAllowed(HttpRequestMethodNotSupportedException failure) {
        Set<HttpMethod> allowed = failure.getSupportedHttpMethods();
        return allowed == null
                ? ApiException.of(ErrorCode.METHOD_NOT_ALLOWED)
                : ApiException.methodNotAllowed(
                        allowed.stream().map(HttpMethod::name).toList());
    }

    /** Spring's own exceptions know their status; a 500 among them is a fault like any other. */
    private static @Nullable ApiException ofStatus(ErrorResponse answer) {
        int status = answer.getStatusCode().value();
        return status == 500 ? null : StatusCodes.refusal(status);
    }
}
