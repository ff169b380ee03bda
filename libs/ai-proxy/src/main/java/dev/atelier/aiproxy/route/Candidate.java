package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import java.util.Objects;

/**
 * Who may be asked for a call: a provider, under one key, for one model.
 *
 * @param provider who
 * @param key the key to present, with what guards it
 * @param model the platform's model that would answer
 * @param modelName the provider's own name of it
 */
public record Candidate(Provider provider, ProviderKey key, Model model, String modelName) {

    /** Speaks the provider's wire format. */
    public ChatAdapter chat() {
        return Objects.requireNonNull(provider.adapters().chat(), "the catalogue checked who chats");
    }

    /** Speaks the provider's wire format for embeddings. */
    public EmbeddingAdapter embedding() {
        return Objects.requireNonNull(provider.adapters().embedding(), "the catalogue checked who embeds");
    }

    /** The key itself. */
    public Credential credential() {
        return key.credential();
    }

    Asked asked() {
        return new Asked(provider.name(), model);
    }
}
