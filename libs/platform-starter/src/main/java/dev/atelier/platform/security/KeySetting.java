package dev.atelier.platform.security;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads a setting of named keys, {@code kid:base64secret[,kid:base64secret…]} (Base64 or Base64url, padding optional), and
 * refuses what protects nothing. What it throws names the variable and the kid, never a secret.
 */
public final class KeySetting {

    /** 256 bits: what HS256 (RFC 7518 3.2) and AES-256 take at least. */
    private static final int MIN_BYTES = 32;

    private final String variable;
    private final Set<String> kids = new HashSet<>();

    private KeySetting(String variable) {
        this.variable = variable;
    }

    /**
     * The keys of {@code setting}, in its order.
     *
     * @param variable the environment variable it comes from, for the texts
     * @param key makes a key of a kid and its secret, which is wiped afterwards
     * @throws IllegalStateException if there is no key, a kid is malformed or given twice, a secret is no Base64, shorter
     *     than 32 bytes or a value from an example
     */
    public static <K> List<K> parse(String variable, String setting, BiFunction<String, byte[], K> key) {
        var reader = new KeySetting(variable);
        List<K> keys = entries(setting).map(entry -> reader.read(entry, key)).toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "No keys: set " + variable + " to kid:base64secret[,kid:base64secret...], the first one is used");
        }
        return keys;
    }

    private static Stream<String> entries(String setting) {
        return Arrays.stream(setting.split(",")).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    private <K> K read(String entry, BiFunction<String, byte[], K> key) {
        int colon = entry.indexOf(':');
        if (colon < 1) {
            throw refusal("an entry is not of the form kid:base64secret");
        }
        String kid = entry.substring(0, colon);
        String written = entry.substring(colon + 1);
        byte[] secret = decode(kid, written);
        if (secret.length < MIN_BYTES) {
            throw refusal("key '" + kid + "' is shorter than " + MIN_BYTES + " bytes");
        }
        if (ExampleSecrets.contains(secret, written)) {
            throw refusal("key '" + kid + "' is an example value; make your own with: openssl rand -base64 32");
        }
        if (!kids.add(kid)) {
            throw refusal("there are two keys named '" + kid + "'");
        }
        K made = key.apply(kid, secret);
        Arrays.fill(secret, (byte) 0);
        return made;
    }

    private byte[] decode(String kid, String base64) {
        try {
            return Base64.getUrlDecoder()
                    .decode(base64.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException malformed) {
            throw refusal("the secret of key '" + kid + "' is not Base64");
        }
    }

    private IllegalStateException refusal(String what) {
        return new IllegalStateException(variable + ": " + what);
    }
}
