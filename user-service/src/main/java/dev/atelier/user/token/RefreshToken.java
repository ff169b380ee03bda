package dev.atelier.user.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token as a client holds it: {@code <sessionId>.<generation>.<256-bit secret>}. Opaque to clients; the id lets
 * us find the session, the generation lets us recognise an old token of the same session.
 *
 * @param sessionId id of the session it belongs to
 * @param generation how often the session had been refreshed when it was made
 * @param secret Base64url of 32 bytes
 */
public record RefreshToken(String sessionId, long generation, String secret) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{24})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    /** Reads what a client sent; {@code null} if it is no refresh token. */
    public static @Nullable RefreshToken parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? new RefreshToken(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3))
                : null;
    }

    /** What the client gets. */
    public String text() {
        return sessionId + "." + generation + "." + secret;
    }

    /** SHA-256 of the text: all that is ever stored of a token. */
    public String hash() {
        try {
            byte[] text = text().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "RefreshToken[" + sessionId + "." + generation + "]";
    }
}
