package dev.atelier.user.vault;

/**
 * An encrypted secret as it is stored.
 *
 * @param version of this format; 1: both parts are nonce (12 bytes), AES-256-GCM ciphertext and tag (16 bytes)
 * @param kid the master key that wraps the data key
 * @param wrappedKey the data key under the master key
 * @param ciphertext the secret under the data key
 */
public record SealedSecret(int version, String kid, byte[] wrappedKey, byte[] ciphertext) {

    static final int VERSION = 1;

    /** Nothing of what is in it. */
    @Override
    public String toString() {
        return "SealedSecret[v" + version + ", " + kid + "]";
    }
}
