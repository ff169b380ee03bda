package dev.atelier.user.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** One AES-GCM message: a nonce of its own, the ciphertext and the tag, in this order. */
final class AesGcm {

    static final String KEY_ALGORITHM = "AES";
    static final int NONCE_BYTES = 12;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** Random nonces are safe for 2^32 messages of one key (NIST SP 800-38D 8.3), far beyond what a master key wraps. */
    byte[] encrypt(SecretKey key, byte[] clear, byte[] associated) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated);
            byte[] message = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, message, NONCE_BYTES);
            return message;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM cannot encrypt", impossible);
        }
    }

    /**
     * The clear text, all of it or nothing.
     *
     * @throws GeneralSecurityException if the message is not what was encrypted under this key for these data
     */
    byte[] decrypt(SecretKey key, byte[] message, byte[] associated) throws GeneralSecurityException {
        if (message.length < NONCE_BYTES) {
            throw new GeneralSecurityException("shorter than a nonce");
        }
        byte[] nonce = Arrays.copyOf(message, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
                .doFinal(message, NONCE_BYTES, message.length - NONCE_BYTES);
    }

    byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return made;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
