package dev.atelier.aiproxy.adapter.gemini;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What Google's errors mean. A wrong key is a 400, told apart by its reason; how long to wait stands in the body, never in a
 * header; a quota per day is no rate limit.
 *
 * <p>Source: ai.google.dev/gemini-api/docs/troubleshooting, google/rpc/error_details.proto.
 */
final class GeminiErrors {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final BigDecimal LONGEST_WAIT = BigDecimal.valueOf(1_000_000_000);
    private static final String TOO_LONG = "input token count";

    private final JsonMapper json;

    GeminiErrors(JsonMapper json) {
        this.json = json;
    }

    ProviderException classify(ProviderResponse response) {
        return classify(response.status(), error(response), true);
    }

    /** An error object inside a stream. Before the first chunk nothing has been delivered, so retrying is safe. */
    ProviderException inStream(JsonNode error, boolean delivered) {
        return classify(error.path("code").asInt(500), error, !delivered);
    }

    private static ProviderException classify(int status, JsonNode error, boolean mayRetry) {
        String message = error.path("message").asString("status " + status);
        return switch (status) {
            case 401, 403 -> new ProviderException.CredentialRefused(message);
            case 400 -> badRequest(error, message);
            case 429 -> tooMany(error, message, mayRetry);
            case 408 -> new ProviderException.TimedOut(message, null);
            case 500, 502, 503, 504 ->
                ProviderException.Unavailable.answered(message, status, mayRetry, retryDelay(error));
            default -> other(status, message, error);
        };
    }

    private static ProviderException badRequest(JsonNode error, String message) {
        boolean badKey = hasDetail(error, "reason", "API_KEY_INVALID");
        // The account's region or billing: as with a bad key, only another account helps.
        boolean badAccount = error.path("status").asString("").equals("FAILED_PRECONDITION");
        return badKey || badAccount ? new ProviderException.CredentialRefused(message) : other(400, message, error);
    }

    private static boolean hasDetail(JsonNode error, String field, String value) {
        return error.path("details")
                .valueStream()
                .anyMatch(detail -> detail.path(field).asString("").equals(value));
    }

    private static ProviderException tooMany(JsonNode error, String message, boolean mayRetry) {
        for (JsonNode detail : error.path("details")) {
            for (JsonNode violation : detail.path("violations")) {
                if (violation.path("quotaId").asString("").contains("PerDay")) {
                    return new ProviderException.QuotaExhausted(message);
                }
            }
        }
        return new ProviderException.RateLimited(message, retryDelay(error), mayRetry);
    }

    /** A duration as protobuf writes it: seconds with up to nine decimals and an {@code s}. */
    private static @Nullable Duration retryDelay(JsonNode error) {
        for (JsonNode detail : error.path("details")) {
            String delay = detail.path("retryDelay").asString("");
            if (delay.matches("\\d{1,12}(\\.\\d{1,9})?s")) {
                BigDecimal seconds = new BigDecimal(delay.substring(0, delay.length() - 1)).min(LONGEST_WAIT);
                return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
            }
        }
        return null;
    }

    private static ProviderException other(int status, String message, JsonNode error) {
        if (status >= 400 && status < 500) {
            return new ProviderException.Rejected(message, status, code(message, error));
        }
        if (status >= 500) {
            return ProviderException.Unavailable.answered(message, status, false, null);
        }
        return new ProviderException.Malformed("unexpected status " + status, null);
    }

    /** OpenAI's word for a prompt that is too long, which programs look for; else Google's own status. */
    private static @Nullable String code(String message, JsonNode error) {
        if (message.toLowerCase(Locale.ROOT).contains(TOO_LONG)) {
            return "context_length_exceeded";
        }
        JsonNode status = error.path("status");
        return status.isString() ? status.stringValue() : null;
    }

    private JsonNode error(ProviderResponse response) {
        return error(read(response));
    }

    /** The error object in the bytes, which a stream's address wraps in an array; missing if there is none. */
    JsonNode error(byte[] body) {
        try {
            JsonNode root = body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
            return root.isArray() ? root.path(0).path("error") : root.path("error");
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
