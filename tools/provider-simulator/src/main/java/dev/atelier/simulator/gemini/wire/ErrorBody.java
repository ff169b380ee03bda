package dev.atelier.simulator.gemini.wire;

import dev.atelier.simulator.fault.Effect;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Google's error object; details are there only where they say something. */
final class ErrorBody {

    private static final String TYPE = "type.googleapis.com/google.rpc.";
    private static final String PER_MINUTE = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier";
    private static final int TOO_MANY = 429;

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final ObjectNode error = body.putObject("error");

    private ErrorBody(int code, String message) {
        error.put("code", code).put("message", message).put("status", status(code));
    }

    static String of(Refusal refusal) {
        ErrorBody made = new ErrorBody(refusal.code(), refusal.text());
        made.reason(refusal.reason());
        return made.body.toString();
    }

    /** Of a 429 the fault's code is the quota's id, otherwise the reason of an {@code ErrorInfo}. */
    static String of(Effect effect) {
        ErrorBody made = new ErrorBody(effect.status(), message(effect.status()));
        if (effect.status() == TOO_MANY) {
            made.quota(Objects.requireNonNullElse(effect.code(), PER_MINUTE));
        } else {
            made.reason(effect.code());
        }
        made.retryAfter(effect.retryAfterSeconds());
        return made.body.toString();
    }

    private void reason(@Nullable String reason) {
        if (reason != null) {
            detail("ErrorInfo").put("reason", reason).put("domain", "googleapis.com");
        }
    }

    private void quota(String id) {
        detail("QuotaFailure")
                .putArray("violations")
                .addObject()
                .put("quotaMetric", "generativelanguage.googleapis.com/generate_content_free_tier_requests")
                .put("quotaId", id);
    }

    /** With the nine digits that a duration of protobuf may have. */
    private void retryAfter(@Nullable Integer seconds) {
        if (seconds != null) {
            detail("RetryInfo").put("retryDelay", seconds + ".000000000s");
        }
    }

    private ObjectNode detail(String type) {
        ArrayNode details = error.withArray("details");
        return details.addObject().put("@type", TYPE + type);
    }

    private static String status(int code) {
        return switch (code) {
            case 400, 413, 422 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case TOO_MANY -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> code < 500 ? "FAILED_PRECONDITION" : "INTERNAL";
        };
    }

    private static String message(int code) {
        return switch (code) {
            case 401 -> "Request had invalid authentication credentials.";
            case 403 -> "The caller does not have permission.";
            case 404 -> "Requested entity was not found.";
            case TOO_MANY -> "You exceeded your current quota, please check your plan and billing details.";
            case 503 -> "The model is overloaded. Please try again later.";
            case 504 -> "Deadline expired before operation could complete.";
            default -> code < 500 ? "Request contains an invalid argument." : "An internal error has occurred.";
        };
    }
}
