package dev.atelier.user.firstadmin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The administrator made at the first start.
 *
 * @param adminPassword password of the user {@code admin}; none is made where it is absent
 * @param adminEmail e-mail address of that account
 */
@ConfigurationProperties("atelier.accounts")
record FirstAdminProperties(
        @Nullable String adminPassword,
        @DefaultValue("admin@atelier.invalid") String adminEmail) {

    /** Never the password. */
    @Override
    public String toString() {
        return "FirstAdminProperties[" + adminEmail + "]";
    }
}
