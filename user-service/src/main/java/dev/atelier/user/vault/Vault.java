package dev.atelier.user.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Seals and opens secrets. Safe for use by many threads; contacts nobody. */
@Component
public class Vault {

    private final MasterKeys masterKeys;
    private final AesGcm cipher = new AesGcm();

    Vault(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** Encrypts a secret under a new data key, wrapped by the first master key. */
    public SealedSecret seal(byte[] secret, SecretOwner owner) {
        byte[] dataKey = cipher.random(MasterKey.BYTES);
        try {
            byte[] ciphertext = cipher.encrypt(aes(dataKey), secret, owner.associatedData("secret/v1"));
            return wrapped(dataKey, ciphertext, owner);
        } finally {
            wipe(dataKey);
        }
    }

    /**
     * The clear secret, which the caller wipes.
     *
     * @throws UnreadableSecretException if it is not what was sealed for this owner
     */
    public byte[] open(SealedSecret sealed, SecretOwner owner) {
        byte[] dataKey = unwrapped(sealed, owner);
        try {
            return cipher.decrypt(aes(dataKey), sealed.ciphertext(), owner.associatedData("secret/v1"));
        } catch (GeneralSecurityException broken) {
            throw new UnreadableSecretException(owner, "the ciphertext was changed or is another one's");
        } finally {
            wipe(dataKey);
        }
    }

    /**
     * The same secret with its data key wrapped by the first master key. The secret itself is not decrypted.
     *
     * @throws UnreadableSecretException if the data key is not what was wrapped for this owner
     */
    public SealedSecret rewrap(SealedSecret sealed, SecretOwner owner) {
        byte[] dataKey = unwrapped(sealed, owner);
        try {
            return wrapped(dataKey, sealed.ciphertext(), owner);
        } finally {
            wipe(dataKey);
        }
    }

    /** The name of the master key that wraps new secrets. */
    public String wrappingKid() {
        return masterKeys.wrapping().kid();
    }

    /** The names of all master keys, the wrapping one first. */
    public List<String> kids() {
        return masterKeys.kids();
    }

    /** Overwrites a clear secret that is not needed any more. */
    public static void wipe(byte[] clear) {
        Arrays.fill(clear, (byte) 0);
    }

    private SealedSecret wrapped(byte[] dataKey, byte[] ciphertext, SecretOwner owner) {
        MasterKey master = masterKeys.wrapping();
        byte[] wrappedKey = cipher.encrypt(master.key(), dataKey, owner.associatedData(wrapping(master.kid())));
        return new SealedSecret(SealedSecret.VERSION, master.kid(), wrappedKey, ciphertext);
    }

    private byte[] unwrapped(SealedSecret sealed, SecretOwner owner) {
        if (sealed.version() != SealedSecret.VERSION) {
            throw new UnreadableSecretException(owner, "its format is unknown here");
        }
        MasterKey master = masterKeys.find(sealed.kid());
        if (master == null) {
            throw new UnreadableSecretException(owner, "its master key is not in ATELIER_VAULT_KEYS");
        }
        try {
            return cipher.decrypt(master.key(), sealed.wrappedKey(), owner.associatedData(wrapping(master.kid())));
        } catch (GeneralSecurityException broken) {
            throw new UnreadableSecretException(owner, "its data key was changed or is another one's");
        }
    }

    private static String wrapping(String kid) {
        return "key/v1/" + kid;
    }

    private static SecretKey aes(byte[] key) {
        return new SecretKeySpec(key, AesGcm.KEY_ALGORITHM);
    }
}
