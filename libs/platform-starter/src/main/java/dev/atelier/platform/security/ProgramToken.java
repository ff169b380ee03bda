package dev.atelier.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An access token of the platform for programs, as its holder knows it: {@code atl_}, 40 random characters (238 bits) and a
 * checksum of 6. The checksum tells typing errors and junk from tokens without asking anybody; it proves nothing.
 */
public final class ProgramToken {

    private static final String PREFIX = "atl_";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 40;
    private static final int CHECKSUM = 6;
    private static final int SIGNED = PREFIX.length() + RANDOM;
    private static final int SHOWN = PREFIX.length() + 6;

    private final String text;

    private ProgramToken(String text) {
        this.text = text;
    }

    /** Whether a credential wants to be such a token; what does not may be a JWT. */
    public static boolean isMeantBy(String credential) {
        return credential.startsWith(PREFIX);
    }

    /** Reads what a client sent; {@code null} if it cannot be a token of ours. */
    public static @Nullable ProgramToken parse(String text) {
        boolean formed = text.length() == SIGNED + CHECKSUM && isMeantBy(text) && isAlphanumeric(text);
        return formed && text.endsWith(checksum(text.substring(0, SIGNED))) ? new ProgramToken(text) : null;
    }

    /** A new one. */
    public static ProgramToken random(SecureRandom random) {
        var text = new StringBuilder(PREFIX);
        random.ints(RANDOM, 0, ALPHABET.length()).forEach(digit -> text.append(ALPHABET.charAt(digit)));
        return new ProgramToken(text + checksum(text.toString()));
    }

    /** What the client holds: a secret. */
    public String text() {
        return text;
    }

    /** What its owner knows it by later on; tells 36 of its 238 bits. */
    public String prefix() {
        return text.substring(0, SHOWN);
    }

    /**
     * SHA-256 of the text in lower-case hex: all that is stored of a token, and all that is sent to ask for it. A slow hash
     * would add nothing, since nobody guesses 238 random bits.
     */
    public String hash() {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException unavailable) {
            throw new IllegalStateException(unavailable);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ProgramToken[" + prefix() + "]";
    }

    private static boolean isAlphanumeric(String text) {
        for (int i = PREFIX.length(); i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String checksum(String signed) {
        var crc = new CRC32();
        crc.update(signed.getBytes(StandardCharsets.US_ASCII));
        var digits = new char[CHECKSUM];
        long left = crc.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (left % ALPHABET.length()));
            left /= ALPHABET.length();
        }
        return new String(digits);
    }
}
