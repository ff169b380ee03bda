package dev.atelier.platform.security;

import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * One HMAC key with the name that tokens give in their {@code kid} header.
 *
 * @param kid 1 to 64 characters of {@code [A-Za-z0-9._-]}
 * @param secret at least 32 bytes
 */
public record TokenKey(String kid, SecretKey secret) {

    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Checks the name. */
    public TokenKey {
        if (!KID.matcher(kid).matches()) {
            throw new IllegalStateException("A key's kid must be 1-64 characters of [A-Za-z0-9._-]");
        }
    }

    /** The name only: the secret never reaches a log. */
    @Override
    public String toString() {
        return "TokenKey[" + kid + "]";
    }
}
