package dev.atelier.platform.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a service's doors.
 *
 * @param jwtKeys {@code kid:base64secret[,…]}, the first one signs ({@code ATELIER_JWT_KEYS}); required
 * @param opsUser who may read {@code /actuator/**} outside the profile {@code local} ({@code ATELIER_OPS_USER}); empty: nobody
 * @param opsPassword that one's password ({@code ATELIER_OPS_PASSWORD}); empty: nobody
 * @param internalPaths whether this service has {@code /internal/**}; where it has not (the gateway), such a path is like
 *     any other unknown one
 */
@ConfigurationProperties("atelier.security")
public record PlatformSecurityProperties(
        @DefaultValue("") String jwtKeys,
        @DefaultValue("") String opsUser,
        @DefaultValue("") String opsPassword,
        @DefaultValue("true") boolean internalPaths) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "PlatformSecurityProperties[internalPaths=" + internalPaths + "]";
    }
}
