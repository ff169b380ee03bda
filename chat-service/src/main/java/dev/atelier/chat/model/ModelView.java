package dev.atelier.chat.model;

import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.platform.openapi.JsonSchema;
import java.util.List;

/** A chat model on the wire. */
record ModelView(
        @JsonSchema("{type: 'string'}") String id,
        String provider,
        String displayName,
        int contextWindow,
        int maxOutput,
        List<String> capabilities,
        long inputPriceMicrosPerMTok,
        long outputPriceMicrosPerMTok,
        boolean available) {

    static ModelView of(Model model, boolean available) {
        return new ModelView(
                model.id(),
                model.provider(),
                model.displayName(),
                model.contextWindow(),
                model.maxOutput(),
                model.capabilities().stream().sorted().toList(),
                model.price().inputMicrosPerMTok(),
                model.price().outputMicrosPerMTok(),
                available);
    }
}
