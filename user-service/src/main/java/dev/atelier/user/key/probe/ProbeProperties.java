package dev.atelier.user.key.probe;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The providers that take users' keys.
 *
 * @param connectTimeout longest wait for a connection to a provider
 * @param readTimeout longest wait for a provider's answer
 * @param services the providers by name
 */
@Validated
@ConfigurationProperties("atelier.keys.probe")
record ProbeProperties(
        @DefaultValue("5s") @NotNull Duration connectTimeout,
        @DefaultValue("10s") @NotNull Duration readTimeout,
        @DefaultValue Map<String, @Valid Service> services) {

    /**
     * One provider: the cheapest {@code GET} that only a good key is answered.
     *
     * @param baseUrl where its API begins, as the official SDKs take it
     * @param path what is asked for, below {@code baseUrl}
     * @param header which header carries the key
     * @param prefix what stands before the key there
     * @param headers what else it wants to be told
     * @param refusals statuses that say the key is not good
     */
    record Service(
            @NotNull URI baseUrl,
            @NotBlank String path,
            @DefaultValue("Authorization") @NotBlank String header,
            @DefaultValue("Bearer ") String prefix,
            @DefaultValue Map<String, String> headers,
            @DefaultValue({"401", "403"}) Set<Integer> refusals) {

        URI address() {
            String base = baseUrl.toString();
            return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        }
    }
}
