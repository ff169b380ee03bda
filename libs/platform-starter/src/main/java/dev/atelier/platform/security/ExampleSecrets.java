package dev.atelier.platform.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Recognises secrets that stand in a manual, a tutorial or an example file: everybody knows them. */
final class ExampleSecrets {

    /** Words of the usual samples (jwt.io, framework tutorials, `.env.example` files); random bytes do not spell them. */
    private static final List<String> WORDS = List.of(
            "secret",
            "example",
            "changeme",
            "change-me",
            "change_me",
            "change-this",
            "replace",
            "your-",
            "password",
            "sample",
            "default",
            "insecure",
            "placeholder",
            "test-key",
            "testkey",
            "01234567",
            "12345678",
            "abcdefgh",
            "deadbeef",
            "qwerty");

    /** 32 random bytes have fewer than 16 different values with a probability below 10^-9. */
    private static final int MIN_DIFFERENT_BYTES = 16;

    private ExampleSecrets() {}

    static boolean contains(byte[] secret, String written) {
        String text = new String(secret, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        String encoded = written.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(text::contains)
                || List.of("changeme", "change-me", "example").stream().anyMatch(encoded::contains)
                || isCountingUp(secret)
                || differentBytes(secret) < MIN_DIFFERENT_BYTES;
    }

    private static long differentBytes(byte[] secret) {
        return new String(secret, StandardCharsets.ISO_8859_1)
                .chars()
                .distinct()
                .count();
    }

    private static boolean isCountingUp(byte[] secret) {
        for (int i = 1; i < secret.length; i++) {
            if ((byte) (secret[i - 1] + 1) != secret[i]) {
                return false;
            }
        }
        return true;
    }
}
