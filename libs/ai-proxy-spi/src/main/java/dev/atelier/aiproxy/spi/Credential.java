package dev.atelier.aiproxy.spi;

/**
 * The secret a call presents to its provider. It prints as its last four characters only, so that it can stand in a
 * record that somebody logs.
 *
 * @param secret the key itself
 */
public record Credential(String secret) {

    /** The last four characters, for people to tell keys apart. */
    public String tail() {
        return secret.length() <= 8 ? "" : secret.substring(secret.length() - 4);
    }

    @Override
    public String toString() {
        return "Credential[…" + tail() + "]";
    }
}
