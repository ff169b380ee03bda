package dev.atelier.chat.embedding;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.chat.openai.UnknownModel;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds a request good, or says what is wrong with it. */
@Component
class ReadEmbedding {

    private final ModelCatalogue catalogue;
    private final InputTokens tokens;

    ReadEmbedding(ModelCatalogue catalogue, InputTokens tokens) {
        this.catalogue = catalogue;
        this.tokens = tokens;
    }

    /**
     * The request that {@code json} holds.
     *
     * @throws ApiException on the member that is wrong
     */
    Embedding read(JsonNode json) {
        if (!(json instanceof ObjectNode request)) {
            throw ApiException.of(ErrorCode.MALFORMED_JSON);
        }
        Model model = model(request.path("model"));
        long counted = tokens.of(request.path("input"), model.contextWindow());
        ObjectNode body = request.objectNode().setAll(request);
        body.remove("model");
        return new Embedding(model, body, counted);
    }

    private Model model(JsonNode id) {
        if (!id.isString() || id.stringValue().isBlank()) {
            throw ApiException.invalid("model", "chat.model.required");
        }
        Model model = catalogue.find(ModelCatalogue.EMBEDDING, id.stringValue());
        if (model == null) {
            throw UnknownModel.refusal();
        }
        return model;
    }
}
