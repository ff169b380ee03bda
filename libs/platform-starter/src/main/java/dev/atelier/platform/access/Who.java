package dev.atelier.platform.access;

/** Whom a handler serves. */
public enum Who {
    /** Everybody; no token is looked at, so that a stale one is no obstacle. */
    ANYONE,
    /** A signed-in person of any role. An access token is a program's and is refused, whatever its scopes. */
    SESSION,
    /** A signed-in person, or an access token whose scopes allow it. */
    STUDIO,
    /** A signed-in operator of the platform; never an access token, not even an operator's. */
    ADMIN,
    /** One of our own services, by the internal door. */
    SERVICE
}
