package dev.atelier.simulator.gemini.wire;

import org.jspecify.annotations.Nullable;

/** A request Google would not take, in the fields of its error body. */
public final class Refusal extends RuntimeException {

    private final int code;
    private final String text;
    private final @Nullable String reason;

    private Refusal(int code, String text, @Nullable String reason) {
        super(text, null, false, false);
        this.code = code;
        this.text = text;
        this.reason = reason;
    }

    public static Refusal bad(String text) {
        return new Refusal(400, text, null);
    }

    public static Refusal notFound(String text) {
        return new Refusal(404, text, null);
    }

    /** A wrong key is a bad request here, told apart by its reason. */
    public static Refusal badKey() {
        return new Refusal(400, "API key not valid. Please pass a valid API key.", "API_KEY_INVALID");
    }

    public static Refusal noKey() {
        String text = "Method doesn't allow unregistered callers (callers without established identity). Please use API"
                + " Key or other form of API consumer identity to call this API.";
        return new Refusal(403, text, null);
    }

    /** The HTTP status, which the body repeats. */
    public int code() {
        return code;
    }

    public String text() {
        return text;
    }

    /** Of the {@code ErrorInfo} among the details, null for none. */
    public @Nullable String reason() {
        return reason;
    }
}
