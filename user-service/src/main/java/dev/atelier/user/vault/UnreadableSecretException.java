package dev.atelier.user.vault;

/**
 * A sealed secret that does not open: changed, taken from another document, or under a master key that is not there. It is
 * never a reason to go on without it. Holds neither key nor ciphertext.
 */
public final class UnreadableSecretException extends RuntimeException {

    UnreadableSecretException(SecretOwner owner, String why) {
        super("The secret of credential " + owner.credentialId() + " cannot be read: " + why, null, false, false);
    }
}
