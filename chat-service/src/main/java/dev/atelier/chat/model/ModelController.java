package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.security.Scope;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which models people can choose. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class ModelController {

    private final ModelCatalogue catalogue;
    private final Providers providers;

    ModelController(ModelCatalogue catalogue, Providers providers) {
        this.catalogue = catalogue;
        this.providers = providers;
    }

    @GetMapping("/api/models/chat")
    Envelope<List<ModelView>> chatModels() {
        return Envelope.of(catalogue.chatModels().stream()
                .map(model -> ModelView.of(model, providers.serve(model)))
                .toList());
    }
}
