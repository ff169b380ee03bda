package dev.atelier.user.social.provider;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

/** What a client is told when a provider fails, and when it says no. */
final class ProviderFailures {

    private static final Duration COME_BACK = Duration.ofSeconds(5);
    private static final String EMPTY_ANSWER = "invalid_token_response";

    private ProviderFailures() {}

    static ApiException translate(RestClientException failure) {
        return failure instanceof ResourceAccessException
                ? ApiException.of(ErrorCode.PROVIDER_UNAVAILABLE)
                        .retryAfter(COME_BACK)
                        .causedBy(failure)
                : ApiException.of(ErrorCode.PROVIDER_ERROR)
                        .withMessage("social.provider")
                        .causedBy(failure);
    }

    /** A provider that is away is no wrong login, whatever the library makes of it. */
    static ApiException translate(OAuth2AuthenticationException refusal) {
        RestClientException failure = failureIn(refusal);
        if (failure != null) {
            return translate(failure);
        }
        if (refusal.getError().getErrorCode().equals(EMPTY_ANSWER)) {
            return ApiException.of(ErrorCode.PROVIDER_ERROR)
                    .withMessage("social.provider")
                    .causedBy(refusal);
        }
        return ApiException.of(ErrorCode.UNAUTHENTICATED)
                .withMessage("social.refused")
                .causedBy(refusal);
    }

    private static @Nullable RestClientException failureIn(Throwable thrown) {
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException failure) {
                return failure;
            }
        }
        return null;
    }
}
