package dev.atelier.user.firstadmin;

import dev.atelier.platform.error.ApiException;
import dev.atelier.user.account.RegisterAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Sees to it that there is an administrator. An existing account named {@code admin} is left as it is. */
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final RegisterAccount registration;
    private final FirstAdminProperties properties;

    FirstAdmin(RegisterAccount registration, FirstAdminProperties properties) {
        this.registration = registration;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments args) {
        String password = properties.adminPassword();
        if (password == null || password.isBlank()) {
            log.info("No first administrator is made: ATELIER_ADMIN_PASSWORD is not set");
            return;
        }
        make(password);
    }

    private void make(String password) {
        try {
            boolean made = registration.registerAdmin(properties.adminEmail(), password);
            log.info(made ? "Made the first administrator, user admin" : "There is an account named admin already");
        } catch (ApiException e) {
            log.error("The first administrator could not be made ({} on {})", e.code(), e.field());
        }
    }
}
