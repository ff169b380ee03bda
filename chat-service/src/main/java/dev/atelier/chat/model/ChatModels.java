package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.platform.error.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue as requests see it. */
@Component
public class ChatModels {

    private final ModelCatalogue catalogue;

    ChatModels(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The chat model of that id.
     *
     * @throws ApiException 400 on {@code model} if there is none
     */
    public Model require(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw ApiException.invalid("model", "chat.model.required");
        }
        Model model = catalogue.find(ModelCatalogue.CHAT, id);
        if (model == null) {
            throw ApiException.invalid("model", "chat.model.unknown");
        }
        return model;
    }
}
