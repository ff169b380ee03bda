package dev.atelier.user.key;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.vault.UnreadableSecretException;
import dev.atelier.user.vault.Vault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The clear values of stored keys. One that does not open is an alert and ends the request. */
@Component
class KeySecrets {

    private static final Logger log = LoggerFactory.getLogger(KeySecrets.class);

    private final Vault vault;
    private final Counter unreadable;

    KeySecrets(Vault vault, MeterRegistry metrics) {
        this.vault = vault;
        this.unreadable = Counter.builder("atelier.vault.unreadable")
                .description("Stored secrets that did not open: changed, swapped, or without their master key")
                .register(metrics);
    }

    /**
     * The key in clear, which the caller wipes.
     *
     * @throws ApiException {@code SERVICE_UNAVAILABLE} if it does not open
     */
    byte[] open(ProviderKey key) {
        try {
            return vault.open(key.sealed(), key.owner());
        } catch (UnreadableSecretException broken) {
            unreadable.increment();
            log.error("ALERT {}", broken.getMessage());
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).causedBy(broken);
        }
    }
}
