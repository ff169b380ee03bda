package dev.atelier.simulator.openai.wire;

import org.jspecify.annotations.Nullable;

/** A request OpenAI would not take, in the fields of its error body. */
public final class Refusal extends RuntimeException {

    private static final int BAD_REQUEST = 400;

    private final int status;
    private final String text;
    private final @Nullable String param;
    private final @Nullable String code;

    public Refusal(int status, String text, @Nullable String param, @Nullable String code) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
        this.param = param;
        this.code = code;
    }

    public static Refusal bad(String text, @Nullable String param, @Nullable String code) {
        return new Refusal(BAD_REQUEST, text, param, code);
    }

    public static Refusal missing(String param) {
        return bad("Missing required parameter: '" + param + "'.", param, "missing_required_parameter");
    }

    public static Refusal wrongType(String param, String expected) {
        return bad("Invalid type for '" + param + "': expected " + expected + ".", param, "invalid_type");
    }

    public static Refusal wrongValue(String param, String value, Iterable<String> supported) {
        String text = "Invalid value: '" + value + "'. Supported values are: '" + String.join("', '", supported) + "'.";
        return bad(text, param, "invalid_value");
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }

    public @Nullable String param() {
        return param;
    }

    public @Nullable String code() {
        return code;
    }
}
