package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.error.ErrorTranslator;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a provider's failure is called on {@code /api}. */
public final class ProviderFailures implements ErrorTranslator {

    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(10);
    private static final Duration NO_CREDIT_WAIT = Duration.ofMinutes(5);

    @Override
    public @Nullable ApiException translate(Throwable failure) {
        return failure instanceof ProviderException provider ? toApiException(provider) : null;
    }

    /** The failure in the API's terms, with what the provider said. */
    public static ApiException toApiException(ProviderException failure) {
        ApiException answer = ApiException.of(code(failure)).causedBy(failure);
        Duration wait = wait(failure);
        if (wait != null) {
            answer = answer.retryAfter(wait);
        }
        String reason = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure instanceof ProviderException.Unsupported) {
            return answer.withMessage("proxy.model.cannot", reason);
        }
        return reason.isBlank() || !spokeItself(failure) ? answer : answer.withMessage("proxy.provider.said", reason);
    }

    /** Whether the message is the provider's; where it did not answer, the code's own sentence says it better. */
    private static boolean spokeItself(ProviderException failure) {
        return switch (failure) {
            case ProviderException.Unavailable f -> f.status() > 0;
            case ProviderException.TimedOut _, ProviderException.Resting _, ProviderException.Cancelled _ -> false;
            case ProviderException.Malformed _ -> false;
            default -> true;
        };
    }

    private static ErrorCode code(ProviderException failure) {
        return switch (failure) {
            case ProviderException.RateLimited f -> ErrorCode.PROVIDER_RATE_LIMITED;
            case ProviderException.QuotaExhausted f -> ErrorCode.PROVIDER_RATE_LIMITED;
            case ProviderException.Unavailable f ->
                f.status() == 503 || f.neverReached() ? ErrorCode.PROVIDER_UNAVAILABLE : ErrorCode.PROVIDER_ERROR;
            case ProviderException.Resting f -> ErrorCode.PROVIDER_UNAVAILABLE;
            case ProviderException.Cancelled f -> ErrorCode.SERVICE_UNAVAILABLE;
            case ProviderException.TimedOut f -> ErrorCode.UPSTREAM_TIMEOUT;
            case ProviderException.Malformed f -> ErrorCode.PROVIDER_ERROR;
            case ProviderException.Rejected f -> ErrorCode.BAD_REQUEST;
            case ProviderException.Unsupported f -> ErrorCode.UNSUPPORTED_BY_MODEL;
            case ProviderException.ContentBlocked f -> ErrorCode.CONTENT_REJECTED;
            case ProviderException.CredentialRefused f -> ErrorCode.PROVIDER_AUTH_FAILED;
        };
    }

    private static @Nullable Duration wait(ProviderException failure) {
        return switch (failure) {
            case ProviderException.RateLimited f -> f.retryAfter() == null ? UNKNOWN_WAIT : f.retryAfter();
            case ProviderException.QuotaExhausted f -> NO_CREDIT_WAIT;
            case ProviderException.Unavailable f -> f.retryAfter();
            default -> null;
        };
    }
}
