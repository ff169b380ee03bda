package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which models people can choose. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class ModelController {

    private final ModelCatalogue catalogue;
    private final Availability availability;

    ModelController(ModelCatalogue catalogue, Availability availability) {
        this.catalogue = catalogue;
        this.availability = availability;
    }

    @Operation("Lists the models people can talk to.")
    @GetMapping("/api/models/chat")
    Envelope<List<ModelView>> chatModels(@AuthenticationPrincipal Caller caller) {
        return Envelope.of(catalogue.models(ModelCatalogue.CHAT).stream()
                .map(model -> ModelView.of(model, availability.of(model, caller.userId())))
                .toList());
    }
}
