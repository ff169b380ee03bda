package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Scope;
import java.util.List;
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
                catalogue.chatModels().stream()
                        .filter(model -> availability.of(model, caller.userId()))
                        .map(OpenAiModel::of)
                        .toList());
    }

    @GetMapping("/v1/models/{id}")
    OpenAiModel find(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        Model model = catalogue.find(id);
        if (model == null || !availability.of(model, caller.userId())) {
            throw ApiException.of(ErrorCode.NOT_FOUND)
                    .withMessage("chat.model.unknown")
                    .withField("model")
                    .withForeignCode("model_not_found");
        }
        return OpenAiModel.of(model);
    }

    record OpenAiModels(String object, List<OpenAiModel> data) {}
}
