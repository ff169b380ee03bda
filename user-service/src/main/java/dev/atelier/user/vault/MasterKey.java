package dev.atelier.user.vault;

import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that wraps data keys, with the name by which a sealed secret refers to it. */
record MasterKey(String kid, SecretKey key) {

    /** AES-256. */
    static final int BYTES = 32;

    private static final Pattern KID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static MasterKey of(String kid, byte[] secret) {
        if (!KID.matcher(kid).matches()) {
            throw new IllegalStateException("ATELIER_VAULT_KEYS: a kid must be 1-64 characters of [A-Za-z0-9._-]");
        }
        if (secret.length != BYTES) {
            throw new IllegalStateException("ATELIER_VAULT_KEYS: key '" + kid + "' is not exactly " + BYTES + " bytes");
        }
        return new MasterKey(kid, new SecretKeySpec(secret, AesGcm.KEY_ALGORITHM));
    }

    /** The name only. */
    @Override
    public String toString() {
        return "MasterKey[" + kid + "]";
    }
}
