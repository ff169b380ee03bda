package dev.atelier.user.audit;

/** What can be done that is worth knowing later. The names are part of the API. */
public enum AuditAction {
    /** An account was opened; the object is the account. */
    SIGN_UP,
    /** Somebody signed in, or was refused with a password; the object is the account, if there is one. */
    SIGN_IN,
    /** A session was ended by its owner; the object is the session. */
    SIGN_OUT,
    /** A refresh token came a second time: somebody has a copy. The object is the session, which is ended. */
    REFRESH_REUSED,
    /** An account may be opened by an identity at another provider from now on; the object is the account. */
    IDENTITY_LINKED,
    /** The object is the account, as it is below. */
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    /** By its owner. What the account was is gone; the entries about it stay, without the addresses of its owner. */
    ACCOUNT_DELETED,
    /** The owner asked for all that is kept about them; the object is the account. */
    DATA_EXPORTED,
    /** An access token for a program; the object is the token. */
    TOKEN_CREATED,
    TOKEN_DELETED,
    /** By an administrator; the object is the account, as it is below. */
    ROLE_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    /** The object is the provider key, as it is below. */
    KEY_CREATED,
    KEY_CHANGED,
    KEY_DELETED,
    /** The provider was asked about a key, and took or refused it. */
    KEY_TESTED
}
