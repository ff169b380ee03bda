package dev.atelier.localstack.home;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The stack's generated secrets, kept in {@code secrets.env}: made once, then the same for as long as the data lives. */
public final class Secrets {

    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;

    private Secrets() {}

    /** By the name of the environment variable that takes them. */
    public static Map<String, String> of(AtelierHome home) {
        if (Files.notExists(home.secrets())) {
            PrivateFile.write(home.secrets(), text(generate()));
        }
        return PrivateFile.read(home.secrets())
                .lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    /** The password of the user {@code admin}. */
    public static String adminPassword(AtelierHome home) {
        if (Files.notExists(home.adminPassword())) {
            PrivateFile.write(home.adminPassword(), random(PASSWORD_BYTES) + "\n");
        }
        return PrivateFile.read(home.adminPassword()).strip();
    }

    private static Map<String, String> generate() {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("ATELIER_JWT_KEYS", "local-1:" + key());
        secrets.put("ATELIER_VAULT_KEYS", "local-1:" + key());
        secrets.put("ATELIER_OPS_USER", "ops");
        secrets.put("ATELIER_OPS_PASSWORD", random(PASSWORD_BYTES));
        return secrets;
    }

    private static String text(Map<String, String> secrets) {
        return secrets.entrySet().stream()
                .map(secret -> secret.getKey() + "=" + secret.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
    }

    private static String random(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
