package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it can be called.
 *
 * @param name its name in the catalogue
 * @param chat speaks its wire format
 * @param embedding speaks its wire format for embeddings; {@code null} if it makes none
 * @param credential the key it is asked with: the platform's, or a user's own
 * @param breaker opens when it fails too often
 */
public record Provider(
        String name,
        ChatAdapter chat,
        @Nullable EmbeddingAdapter embedding,
        Credential credential,
        CircuitBreaker breaker) {

    /**
     * The same provider, asked with a user's own key. The breaker stays the same: it counts outages of the provider, which
     * hit everybody, and never what is wrong with a key (401, 403, 429).
     */
    Provider with(OwnKey key) {
        return new Provider(name, chat, embedding, key.credential(), breaker);
    }

    /** Whether it is configured at all; says nothing about its health. */
    boolean isAvailable() {
        return !credential.secret().isBlank() && chat.isAvailable();
    }
}
