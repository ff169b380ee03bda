package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.chat.openai.UnknownModel;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.platform.openapi.Operation;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The models as OpenAI's SDKs list them: those that can answer the caller. */
@RestController
@Access(value = Who.STUDIO, scope = Scope.CHAT)
class OpenAiModelController {

    private final ModelCatalogue catalogue;
    private final Availability availability;

    OpenAiModelController(ModelCatalogue catalogue, Availability availability) {
        this.catalogue = catalogue;
        this.availability = availability;
    }

    @Operation("Lists the models that can answer the caller.")
    @GetMapping("/v1/models")
    OpenAiModelList list(@AuthenticationPrincipal Caller caller) {
        return new OpenAiModelList(
                "list",
                Stream.concat(
                                catalogue.models(ModelCatalogue.CHAT).stream(),
                                catalogue.models(ModelCatalogue.EMBEDDING).stream())
                        .filter(model -> availability.of(model, caller.userId()))
                        .map(OpenAiModel::of)
                        .toList());
    }

    @Operation("Describes a model.")
    @GetMapping("/v1/models/{id}")
    OpenAiModel find(@AuthenticationPrincipal Caller caller, @PathVariable @JsonSchema("{type: 'string'}") String id) {
        Model chat = catalogue.find(ModelCatalogue.CHAT, id);
        Model model = chat == null ? catalogue.find(ModelCatalogue.EMBEDDING, id) : chat;
        if (model == null || !availability.of(model, caller.userId())) {
            throw UnknownModel.refusal();
        }
        return OpenAiModel.of(model);
    }
}
