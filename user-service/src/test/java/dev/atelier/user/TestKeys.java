package dev.atelier.user;

import java.security.SecureRandom;
import java.util.Base64;

/** Token keys and master keys made anew for every run. */
public final class TestKeys {

    private TestKeys() {}

    public static String random(String kid) {
        return random(kid, 48);
    }

    public static String vault(String kid) {
        return random(kid, 32);
    }

    public static String random(String kid, int bytes) {
        byte[] secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        return kid + ":" + Base64.getEncoder().encodeToString(secret);
    }
}
