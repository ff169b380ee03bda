package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.settings.GenericSettings;
import dev.atelier.aiproxy.spi.AiServiceAdapter;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a provider that settings alone describe, whatever it makes.
 *
 * @param <S> the part of the settings that describes what this adapter is for
 */
abstract sealed class GenericAdapter<Q, A, S> implements AiServiceAdapter<Q, A>
        permits GenericChatAdapter, GenericImageAdapter, GenericVideoAdapter {

    /** Shared by all. */
    final JsonMapper json;

    private @Nullable Wire wire;

    GenericAdapter(JsonMapper json) {
        this.json = json;
    }

    /** What these settings say about what this adapter is for; {@code null} for nothing. */
    abstract @Nullable S part(GenericSettings settings);

    /**
     * Compiles the settings.
     *
     * @throws IllegalArgumentException if one is wrong, missing or unknown; the message names it
     */
    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        wire = Wire.to(config, http, json);
    }

    @Override
    public boolean isAvailable() {
        return wire != null && part(wire.settings()) != null;
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return wire().errors().classify(error);
    }

    final S part() {
        return Objects.requireNonNull(part(wire().settings()), "the settings say nothing about it");
    }

    final Wire wire() {
        return Objects.requireNonNull(wire, "initialize was not called");
    }
}
