package dev.atelier.platform.logging;

/**
 * Masks what looks like a secret: bearer tokens, JWTs, {@code atl_…} and {@code sk-…} keys, and the values of
 * {@code key=}, {@code token=}, {@code secret=} and {@code password=}, and passwords in URIs. One pass over the text, no regular expressions;
 * a text without secrets is returned as it is.
 */
public final class SecretRedactor {

    private static final String MASK = "***";

    private SecretRedactor() {}

    /** {@code text} with every secret masked. */
    public static String redact(String text) {
        StringBuilder masked = null;
        int copied = 0;
        for (int i = 0; i < text.length(); i++) {
            int secret = SecretMarks.secretAfter(text, i);
            if (secret >= 0) {
                masked = masked == null ? new StringBuilder(text.length()) : masked;
                masked.append(text, copied, secret).append(MASK);
                copied = SecretMarks.endOf(text, secret);
                i = copied - 1;
            }
        }
        return masked == null
                ? text
                : masked.append(text, copied, text.length()).toString();
    }
}
