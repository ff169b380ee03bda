package dev.atelier.platform.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.platform.envelope.ErrorEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as OpenAI's API puts it, which is how everything below {@code /v1} answers, whoever refuses, but for what is
 * Anthropic's ({@link AnthropicError}). All four members
 * are always there.
 *
 * <p>Source: platform.openai.com/docs/guides/error-codes.
 *
 * @param error the only member
 */
public record OpenAiError(Detail error) {

    private static final String PATHS = "/v1/";
    private static final String REFUSED = "invalid_request_error";

    /**
     * What is wrong.
     *
     * @param message for people, in the caller's language
     * @param type the kind of error, such as {@code invalid_request_error}
     * @param param the member of the request it is about; {@code null} if none
     * @param code for programs
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Detail(
            String message, String type, @Nullable String param, String code) {}

    /** Whether a request speaks OpenAI's API. */
    static boolean isSpokenAt(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path != null && path.startsWith(PATHS);
    }

    /** The error of a finished answer. */
    public static OpenAiError of(ErrorAnswer answer) {
        ErrorEntry first = Objects.requireNonNull(answer.body().errors()).getFirst();
        String code = answer.foreignCode() == null ? code(first.code()) : answer.foreignCode();
        return new OpenAiError(new Detail(first.message(), type(answer.status().value()), first.field(), code));
    }

    private static String type(int status) {
        return switch (status) {
            case 402 -> "insufficient_quota";
            case 429 -> "requests";
            default -> status >= 500 ? "server_error" : REFUSED;
        };
    }

    private static String code(String ours) {
        return switch (ErrorCode.valueOf(ours)) {
            case UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED -> "invalid_api_key";
            case FORBIDDEN -> "insufficient_permissions";
            case RATE_LIMITED -> "rate_limit_exceeded";
            default -> ours.toLowerCase(Locale.ROOT);
        };
    }
}
