package dev.atelier.platform.openapi;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows the document. Its path names the service, so that the gateway hands requests on as they come. */
@RestController
@Access(Who.ANYONE)
class ApiDocumentController {

    private final Supplier<? extends JsonNode> document;

    ApiDocumentController(Supplier<? extends JsonNode> document) {
        this.document = document;
    }

    @GetMapping("/v3/api-docs/${spring.application.name}")
    JsonNode document() {
        return document.get();
    }
}
