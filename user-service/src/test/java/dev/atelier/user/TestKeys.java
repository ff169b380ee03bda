package dev.atelier.user;

import java.security.SecureRandom;
import java.util.Base64;

/** Token keys made anew for every run. */
public final class TestKeys {

    private TestKeys() {}

    public static String random(String kid) {
        byte[] secret = new byte[48];
        new SecureRandom().nextBytes(secret);
        return kid + ":" + Base64.getEncoder().encodeToString(secret);
    }
}
