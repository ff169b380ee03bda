package dev.atelier.aiproxy.adapter.gemini;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts to a method of a model; whatever is not 200 becomes what it means. The base URL has no version, as Google's SDKs take it. */
record GeminiPost(ProviderConfig config, ProviderHttp http, JsonMapper json, GeminiErrors errors) {

    ProviderResponse send(Credential credential, String method, ObjectNode body, Cancellation cancellation) {
        var headers = Map.of("x-goog-api-key", credential.secret());
        var uri = config.resolve("/v1beta/models/" + method);
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
    JsonNode ask(Credential credential, String method, ObjectNode body, Cancellation cancellation) {
        try (ProviderResponse response = send(credential, method, body, cancellation)) {
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw new ProviderException.Malformed("the answer is no JSON", null);
        }
    }
}
