package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.fault.Effect;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's error object. */
record ErrorBody(String type, String message) {

    private static final String INVALID = "invalid_request_error";

    static ErrorBody of(Refusal refusal) {
        return new ErrorBody(type(refusal.status()), refusal.text());
    }

    /** The usual error of the status, unless the fault names a type or one of the two ways to be out of money. */
    static ErrorBody of(Effect effect) {
        String code = effect.code();
        ErrorBody usual = new ErrorBody(type(effect.status()), message(effect.status()));
        return switch (code) {
            case null -> usual;
            case "credit_balance_too_low" ->
                new ErrorBody(
                        INVALID,
                        "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to"
                                + " upgrade or purchase credits.");
            case "spend_limit_reached" ->
                new ErrorBody(
                        INVALID,
                        "You have reached your specified API usage limits. You will regain access on 2026-12-01 at"
                                + " 00:00 UTC.");
            default -> new ErrorBody(code, usual.message);
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 409 -> "conflict_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? INVALID : "api_error";
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 401 -> "invalid x-api-key";
            case 402 -> "There is an issue with your organization's billing.";
            case 403 -> "Your API key does not have permission to use the specified resource.";
            case 404 -> "The requested resource could not be found.";
            case 429 -> "Number of request tokens has exceeded your per-minute rate limit";
            case 504 -> "The request timed out while processing.";
            case 529 -> "Overloaded";
            default -> status < 500 ? "The request was refused." : "Internal server error";
        };
    }

    String json(String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        body.put("request_id", requestId);
        return body.toString();
    }
}
