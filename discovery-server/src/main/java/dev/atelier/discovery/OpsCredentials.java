package dev.atelier.discovery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may register and look up outside the local stack.
 *
 * @param user {@code ATELIER_OPS_USER}
 * @param password {@code ATELIER_OPS_PASSWORD}
 */
@ConfigurationProperties("atelier.ops")
record OpsCredentials(
        @DefaultValue("") String user, @DefaultValue("") String password) {

    void require() {
        if (user.isBlank() || password.isBlank()) {
            throw new IllegalStateException(
                    "Set ATELIER_OPS_USER and ATELIER_OPS_PASSWORD (only the profile 'local' goes without)");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "OpsCredentials[" + user + "]";
    }
}
