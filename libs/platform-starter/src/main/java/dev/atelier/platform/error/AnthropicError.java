package dev.atelier.platform.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.envelope.ErrorEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as Anthropic's API puts it, which is how {@code /v1/messages} answers, whoever refuses.
 *
 * <p>Source: platform.claude.com/docs/en/api/errors.
 *
 * @param type always {@code error}
 * @param error what is wrong
 * @param requestId by which the platform's log tells of it; {@code null} inside a stream, whose head has told it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnthropicError(
        String type,
        Detail error,
        @JsonProperty("request_id") @Nullable String requestId) {

    private static final String PATH = "/v1/messages";

    /**
     * What is wrong.
     *
     * @param type the kind of error, such as {@code invalid_request_error}
     * @param message for people, in the caller's language; it begins with the member of the request it is about, if any
     */
    public record Detail(String type, String message) {}

    /** Whether a request speaks Anthropic's API. */
    static boolean isSpokenAt(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path != null && isSpokenAt(path);
    }

    /** Whether what lies at this path speaks it. */
    public static boolean isSpokenAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** The error of a finished answer. */
    public static AnthropicError of(ErrorAnswer answer, @Nullable String requestId) {
        ErrorEntry first = Objects.requireNonNull(answer.body().errors()).getFirst();
        String message = first.field() == null ? first.message() : first.field() + ": " + first.message();
        return new AnthropicError("error", new Detail(type(answer.status().value()), message), requestId);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    }
}
