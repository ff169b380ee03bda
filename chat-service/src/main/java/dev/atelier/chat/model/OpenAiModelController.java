package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.chat.openai.UnknownModel;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import java.util.List;
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

    @GetMapping("/v1/models")
    OpenAiModels list(@AuthenticationPrincipal Caller caller) {
        return new OpenAiModels(
                "list",
                Stream.concat(catalogue.chatModels().stream(), catalogue.embeddingModels().stream())
                        .filter(model -> availability.of(model, caller.userId()))
                        .map(OpenAiModel::of)
                        .toList());
    }

    @GetMapping("/v1/models/{id}")
    OpenAiModel find(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        Model chat = catalogue.find(id);
        Model model = chat == null ? catalogue.findEmbedding(id) : chat;
        if (model == null || !availability.of(model, caller.userId())) {
            throw UnknownModel.refusal();
        }
        return OpenAiModel.of(model);
    }

    record OpenAiModels(String object, List<OpenAiModel> data) {}
}
