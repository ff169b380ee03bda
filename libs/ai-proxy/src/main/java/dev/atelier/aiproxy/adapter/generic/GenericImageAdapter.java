package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.Wire.Outgoing;
import dev.atelier.aiproxy.adapter.generic.settings.GenericSettings;
import dev.atelier.aiproxy.adapter.generic.settings.ImageSettings;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.ImageAnswer;
import dev.atelier.aiproxy.spi.media.ImageRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has pictures made by a provider that settings alone describe ({@link ImageSettings}). */
public final class GenericImageAdapter extends GenericAdapter<ImageRequest, ImageAnswer, ImageSettings>
        implements ImageAdapter {

    /** An adapter to be initialized. */
    public GenericImageAdapter(JsonMapper json) {
        super(json);
    }

    @Override
    @Nullable
    ImageSettings part(GenericSettings settings) {
        return settings.image();
    }

    @Override
    public ImageAnswer callService(ImageRequest request) {
        ImageSettings image = part();
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
}
