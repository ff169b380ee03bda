package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What OpenAI's errors mean. A 429 is told apart by code and type, never by its status: no credit left is no reason to
 * wait.
 *
 * <p>Source: platform.openai.com/docs/guides/error-codes.
 */
final class OpenAiErrors {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final Set<String> NO_CREDIT = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded");
    private static final Set<String> BLOCKED =
            Set.of("content_policy_violation", "moderation_blocked", "content_filter");

    private final JsonMapper json;

    OpenAiErrors(JsonMapper json) {
        this.json = json;
    }

    ProviderException classify(ProviderResponse response) {
        JsonNode error = error(response);
        String message = error.path("message").asString("status " + response.status());
        String code = error.path("code").asString("");
        String type = error.path("type").asString("");
        boolean mayRetry = !"false".equals(response.header("x-should-retry"));
        Duration retryAfter = RetryAfter.of(response);
        int status = response.status();
        return switch (status) {
            case 401, 403 -> new ProviderException.CredentialRefused(message);
            case 429 ->
                NO_CREDIT.contains(code) || NO_CREDIT.contains(type)
                        ? new ProviderException.QuotaExhausted(message)
                        : new ProviderException.RateLimited(message, retryAfter, mayRetry);
            case 408 -> new ProviderException.TimedOut(message, null);
            case 500, 502, 503, 504 -> ProviderException.Unavailable.answered(message, status, mayRetry, retryAfter);
            default -> other(status, message, code);
        };
    }

    /** An error object inside a stream. Before the first chunk nothing has been delivered, so retrying is safe. */
    ProviderException inStream(JsonNode error, boolean delivered) {
        String message = error.path("message").asString("error in the stream");
        String code = error.path("code").asString("");
        String type = error.path("type").asString("");
        if (BLOCKED.contains(code)) {
            return new ProviderException.ContentBlocked(message);
        }
        if (NO_CREDIT.contains(code) || NO_CREDIT.contains(type)) {
            return new ProviderException.QuotaExhausted(message);
        }
        if (code.startsWith("rate_limit") || type.startsWith("rate_limit")) {
            return new ProviderException.RateLimited(message, null);
        }
        return ProviderException.Unavailable.answered(message, 500, !delivered, null);
    }

    private static ProviderException other(int status, String message, String code) {
        if (BLOCKED.contains(code)) {
            return new ProviderException.ContentBlocked(message);
        }
        if (status >= 400 && status < 500) {
            return new ProviderException.Rejected(message, status, code.isEmpty() ? null : code);
        }
        if (status >= 500) {
            return ProviderException.Unavailable.answered(message, status, false, null);
        }
        return new ProviderException.Malformed("unexpected status " + status, null);
    }

    private JsonNode error(ProviderResponse response) {
        byte[] body = read(response);
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(body).path("error");
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The status alone decides if the body cannot be had. */
    private static byte[] read(ProviderResponse response) {
        try {
            return response.body().readNBytes(LONGEST_BODY);
        } catch (IOException | ProviderException e) {
            return new byte[0];
        }
    }
}
