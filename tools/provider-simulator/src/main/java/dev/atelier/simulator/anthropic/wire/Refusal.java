package dev.atelier.simulator.anthropic.wire;

/** A request Anthropic would not take, in the fields of its error body. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String text;

    public Refusal(int status, String text) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
    }

    public static Refusal bad(String text) {
        return new Refusal(400, text);
    }

    public static Refusal unknown(String text) {
        return new Refusal(404, text);
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }
}
