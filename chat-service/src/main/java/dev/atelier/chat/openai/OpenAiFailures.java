package dev.atelier.chat.openai;

import dev.atelier.aiproxy.chat.ProviderFailures;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.platform.error.ApiException;
import org.springframework.http.HttpStatusCode;

/** What a provider's failure is called here: as on {@code /api}, but a refusal keeps the provider's status. */
public final class OpenAiFailures {

    private OpenAiFailures() {}

    /** The failure as it is told below {@code /v1}; one that is no provider's stays as it is. */
    public static RuntimeException of(RuntimeException failure) {
        return failure instanceof ProviderException provider ? of(provider) : failure;
    }

    private static ApiException of(ProviderException failure) {
        ApiException answer = ProviderFailures.toApiException(failure);
        return switch (failure) {
            case ProviderException.RateLimited _ -> with(answer, 429).withForeignCode("rate_limit_exceeded");
            case ProviderException.QuotaExhausted _ -> with(answer, 429);
            case ProviderException.Rejected f -> with(answer, f.status()).withForeignCode(f.providerCode());
            case ProviderException.Unsupported _ -> answer.withForeignCode("unsupported_parameter");
            case ProviderException.ContentBlocked _ -> with(answer, 400).withForeignCode("content_policy_violation");
            case ProviderException.CredentialRefused _ -> with(answer, 401);
            default -> answer;
        };
    }

    private static ApiException with(ApiException answer, int status) {
        return answer.withStatus(HttpStatusCode.valueOf(status));
    }
}
