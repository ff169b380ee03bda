package dev.atelier.chat.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.platform.openapi.JsonSchema;

/**
 * A model as OpenAI's API describes it.
 *
 * @param id the platform's name of it
 * @param object always {@code model}
 * @param created seconds since 1970; the catalogue does not know when a model appeared, so always 0
 * @param ownedBy the provider that is asked first
 */
record OpenAiModel(
        @JsonSchema("{type: 'string'}") String id,
        String object,
        long created,
        @JsonProperty("owned_by") String ownedBy) {

    static OpenAiModel of(Model model) {
        return new OpenAiModel(model.id(), "model", 0, model.provider());
    }
}
