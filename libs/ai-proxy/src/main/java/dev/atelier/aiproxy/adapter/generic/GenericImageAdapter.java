package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.Wire.Outgoing;
import dev.atelier.aiproxy.adapter.generic.settings.ImageSettings;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.ImageAnswer;
import dev.atelier.aiproxy.spi.media.ImageRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has pictures made by a provider that settings alone describe ({@link ImageSettings}). */
public final class GenericImageAdapter implements ImageAdapter {

    private final JsonMapper json;
    private @Nullable Wire wire;

    /** An adapter to be initialized. */
    public GenericImageAdapter(JsonMapper json) {
        this.json = json;
    }

    /**
     * Compiles the settings.
     *
     * @throws IllegalArgumentException if one is wrong, missing or unknown; the message names it
     */
    @Override
    public void initialize(ProviderConfig config, ProviderHttp http) {
        this.wire = Wire.to(config, http, json);
    }

    @Override
    public boolean isAvailable() {
        return wire != null && wire.settings().image() != null;
    }

    @Override
    public ImageAnswer callService(ImageRequest request) {
        ImageSettings image =
                Objects.requireNonNull(wire().settings().image(), "the settings say nothing about pictures");
        Object canonical = json.treeToValue(request.body(), Object.class);
        Mapped.check(image.unsupported(), canonical, Map.of());
        Object answer = wire().ask(new Outgoing(
                image.target(),
                Map.of("model", request.model()),
                Mapped.body(image.request(), canonical, Map.of()),
                request.credential(),
                request.cancellation()));
        JsonNode told = Mapped.answer(image.answer(), answer, Map.of());
        if (told.path("error").asBoolean(false)) {
            throw wire().errors().hiding(request.credential()).inside(answer, false);
        }
        return new ImageAnswer(
                MediaFiles.of(told.path("images")),
                new Report().add(told.path("usage")).usage());
    }

    @Override
    public ProviderException handleError(ProviderResponse error) {
        return wire().errors().classify(error);
    }

    private Wire wire() {
        return Objects.requireNonNull(wire, "initialize was not called");
    }
}
