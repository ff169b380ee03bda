package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.Credential;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/**
 * A provider as it can be called.
 *
 * @param name its name in the catalogue
 * @param chat speaks its wire format
 * @param credential the platform's own key
 * @param breaker opens when it fails too often
 */
public record Provider(String name, ChatAdapter chat, Credential credential, CircuitBreaker breaker) {

    /** Whether it is configured at all; says nothing about its health. */
    boolean isAvailable() {
        return !credential.secret().isBlank() && chat.isAvailable();
    }
}
