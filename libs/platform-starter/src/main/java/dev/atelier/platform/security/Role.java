package dev.atelier.platform.security;

/** What a user may do. Spring Security knows a role as {@code ROLE_} plus its name. */
public enum Role {
    /** An ordinary account. */
    USER,
    /** A paying account. */
    PREMIUM,
    /** An operator of the platform. */
    ADMIN;

    /** The authority as {@code hasRole(…)} looks for it. */
    public String authority() {
        return "ROLE_" + name();
    }
}
