package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.settings.GenericSettings;
import dev.atelier.aiproxy.adapter.generic.settings.Target;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way to one provider: whatever is not 2xx becomes what it means. */
record Wire(
        ProviderHttp http, ProviderConfig provider, GenericSettings settings, GenericErrors errors, JsonMapper json) {

    private static final byte[] NOTHING = {};

    static Wire to(ProviderConfig provider, ProviderHttp http, JsonMapper json) {
        GenericSettings settings = GenericSettings.of(provider);
        return new Wire(http, provider, settings, new GenericErrors(settings.errors(), json), json);
    }

    /**
     * One request.
     *
     * @param names what stands for the names in braces of the target
     * @param body {@code null} for none
     */
    record Outgoing(
            Target target,
            Map<String, String> names,
            @Nullable JsonNode body,
            Credential credential,
            Cancellation cancellation) {}

    ProviderResponse send(Outgoing outgoing, String accept) {
        ProviderResponse response = http.send(new ProviderRequest(
                outgoing.target().method(),
                provider.resolve(outgoing.target().url().expand(outgoing.names())),
                settings.headers().with(outgoing.credential(), accept),
                outgoing.body() == null ? NOTHING : json.writeValueAsBytes(outgoing.body()),
                outgoing.cancellation()));
        if (response.status() >= 200 && response.status() < 300) {
            return response;
        }
        try (response) {
            throw errors.hiding(outgoing.credential()).classify(response);
        }
    }

    /** Sends, and reads the answer whole: maps, lists, strings, numbers and booleans. */
    Object ask(Outgoing outgoing) {
        try (ProviderResponse response = send(outgoing, "application/json")) {
            return json.readValue(response.body(), Object.class);
        } catch (JacksonException e) {
            // The parser's message holds pieces of the answer.
            throw new ProviderException.Malformed("the answer is no JSON", null);
        }
    }
}
