package dev.atelier.simulator.openai.wire;

import dev.atelier.simulator.fault.Effect;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's error object: all four keys present, values may be null. */
record ErrorBody(
        String message,
        String type,
        @Nullable String param,
        @Nullable String code) {

    private static final String INVALID = "invalid_request_error";
    private static final Set<String> BILLING = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded");

    static ErrorBody of(Refusal refusal) {
        return new ErrorBody(refusal.text(), INVALID, refusal.param(), refusal.code());
    }

    static ErrorBody of(Effect effect) {
        ErrorBody usual = usual(effect.status());
        String code = effect.code();
        if (code == null) {
            return usual;
        }
        if (BILLING.contains(code)) {
            return new ErrorBody("You exceeded your current quota.", "insufficient_quota", null, code);
        }
        return new ErrorBody(usual.message, usual.type, null, code);
    }

    private static ErrorBody usual(int status) {
        return switch (status) {
            case 401 -> invalid("Incorrect API key provided.", "invalid_api_key");
            case 403 -> invalid("Country not supported.", "unsupported_country_region_territory");
            case 404 -> invalid("The model does not exist or you do not have access to it.", "model_not_found");
            case 413 -> invalid("The request is too large.", null);
            case 422 -> invalid("The request could not be processed.", null);
            case 429 -> new ErrorBody("Rate limit reached for requests.", "requests", null, "rate_limit_exceeded");
            case 503 -> new ErrorBody("Overloaded.", "service_unavailable_error", null, "server_is_overloaded");
            default -> status < 500 ? invalid("The request was refused.", "invalid_value") : serverError();
        };
    }

    private static ErrorBody invalid(String message, @Nullable String code) {
        return new ErrorBody(message, INVALID, null, code);
    }

    private static ErrorBody serverError() {
        return new ErrorBody("The server had an error while processing your request.", "server_error", null, null);
    }

    String json() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return JsonNodeFactory.instance.objectNode().set("error", error).toString();
    }
}
