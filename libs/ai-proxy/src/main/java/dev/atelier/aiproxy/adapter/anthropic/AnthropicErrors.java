package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What Anthropic's errors mean. That there is no credit left, or that its filter has stopped an answer, it says with the
 * status and type of any other bad request, so only the message tells.
 *
 * <p>Source: platform.claude.com/docs/en/api/errors.
 */
final class AnthropicErrors {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final int OVERLOADED = 529;

    private final JsonMapper json;

    AnthropicErrors(JsonMapper json) {
        this.json = json;
    }

    ProviderException classify(ProviderResponse response) {
        JsonNode error = error(response);
        int status = response.status();
        String message = error.path("message").asString("status " + status);
        boolean mayRetry = !"false".equals(response.header("x-should-retry"));
        Duration retryAfter = RetryAfter.of(response);
        return switch (status) {
            case 401, 403 -> new ProviderException.CredentialRefused(message);
            case 402 -> new ProviderException.QuotaExhausted(message);
            case 408 -> new ProviderException.TimedOut(message, null);
            case 429 -> new ProviderException.RateLimited(message, retryAfter, mayRetry);
            case 500, 502, 503, 504, OVERLOADED ->
                ProviderException.Unavailable.answered(message, status, mayRetry, retryAfter);
            default -> other(status, message, error.path("type").asString(""));
        };
    }

    /** An error event of a stream. As long as nothing was delivered, asking again is safe. */
    ProviderException inStream(JsonNode error, boolean delivered) {
        String message = error.path("message").asString("error in the stream");
        return switch (error.path("type").asString("")) {
            case "authentication_error", "permission_error" -> new ProviderException.CredentialRefused(message);
            case "billing_error" -> new ProviderException.QuotaExhausted(message);
            case "rate_limit_error" -> new ProviderException.RateLimited(message, null, !delivered);
            case "invalid_request_error" -> other(400, message, "invalid_request_error");
            case "overloaded_error" -> ProviderException.Unavailable.answered(message, OVERLOADED, !delivered, null);
            default -> ProviderException.Unavailable.answered(message, 500, !delivered, null);
        };
    }

    private static ProviderException other(int status, String message, String type) {
        String said = message.toLowerCase(Locale.ROOT);
        if (said.contains("credit balance is too low") || said.contains("api usage limits")) {
            return new ProviderException.QuotaExhausted(message);
        }
        if (said.contains("content filtering policy")) {
            return new ProviderException.ContentBlocked(message);
        }
        if (status >= 400 && status < 500) {
            return new ProviderException.Rejected(message, status, type.isEmpty() ? null : type);
        }
        if (status >= 500) {
            return ProviderException.Unavailable.answered(message, status, false, null);
        }
        return new ProviderException.Malformed("unexpected status " + status, null);
    }

    /** Missing where there is none, as with the pages of the edge before the API. */
    private JsonNode error(ProviderResponse response) {
        try {
            return json.readTree(response.body().readNBytes(LONGEST_BODY)).path("error");
        } catch (IOException | ProviderException | JacksonException e) {
            // The status alone decides.
            return MissingNode.getInstance();
        }
    }
}
