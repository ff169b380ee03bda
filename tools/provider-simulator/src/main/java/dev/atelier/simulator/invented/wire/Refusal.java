package dev.atelier.simulator.invented.wire;

/** A request that is not taken, in what all error bodies have. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String name;
    private final String text;

    public Refusal(int status, String name, String text) {
        super(text, null, false, false);
        this.status = status;
        this.name = name;
        this.text = text;
    }

    public static Refusal bad(String text) {
        return new Refusal(400, "misread", text);
    }

    public int status() {
        return status;
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }
}
