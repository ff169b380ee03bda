package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.net.URI;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts to one address of an OpenAI-like API; whatever is not 200 becomes what it means. */
record OpenAiPost(ProviderHttp http, URI uri, JsonMapper json, OpenAiErrors errors) {

    ProviderResponse send(Credential credential, ObjectNode body, String accept, Cancellation cancellation) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + credential.secret(), "Accept", accept);
        ProviderResponse response =
                http.send(new ProviderRequest("POST", uri, headers, json.writeValueAsBytes(body), cancellation));
        if (response.status() == 200) {
            return response;
        }
        try (response) {
            throw errors.classify(response);
        }
    }

    /** Sends, and reads the answer whole. */
    JsonNode ask(Credential credential, ObjectNode body, Cancellation cancellation) {
        try (ProviderResponse response = send(credential, body, "application/json", cancellation)) {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw new ProviderException.Malformed("the answer is no JSON", null);
        }
    }
}
