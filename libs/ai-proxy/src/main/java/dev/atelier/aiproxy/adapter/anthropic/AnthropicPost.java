package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.net.URI;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Posts to one address of Anthropic's API; whatever is not 200 becomes what it means. */
record AnthropicPost(ProviderHttp http, URI uri, JsonMapper json, AnthropicErrors errors) {

    /** Of the API. There has been no other since. */
    private static final String VERSION = "2023-06-01";

    ProviderResponse send(Credential credential, ObjectNode body, String accept, Cancellation cancellation) {
        Map<String, String> headers =
                Map.of("x-api-key", credential.secret(), "anthropic-version", VERSION, "Accept", accept);
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
    ObjectNode ask(Credential credential, ObjectNode body, Cancellation cancellation) {
        try (ProviderResponse response = send(credential, body, "application/json", cancellation)) {
            if (json.readTree(response.body()) instanceof ObjectNode answer) {
                return answer;
            }
            throw new ProviderException.Malformed("the answer is no JSON object", null);
        } catch (JacksonException e) {
            // The parser's message holds pieces of the answer.
            throw new ProviderException.Malformed("the answer is no JSON", null);
        }
    }
}
