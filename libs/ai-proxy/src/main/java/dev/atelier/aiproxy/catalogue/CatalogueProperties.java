package dev.atelier.aiproxy.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The catalogue as it stands in {@code providers.yml} and {@code models.yml} of the config server.
 *
 * @param priceVersion names this set of prices; every usage event carries it
 * @param providers who can be asked, by name
 * @param models what can be asked for
 */
@Validated
@ConfigurationProperties("atelier.catalogue")
public record CatalogueProperties(
        @DefaultValue("none") @NotBlank String priceVersion,
        @DefaultValue Map<String, @Valid ProviderProperties> providers,
        @DefaultValue List<@Valid ModelProperties> models) {

    /**
     * One provider.
     *
     * @param adapter which adapter speaks to it, such as {@code openai}
     * @param baseUrl where its API begins, as the official SDKs take it
     * @param apiKey the platform's own key; empty: the provider is shown as not available
     * @param options settings only its adapter knows
     */
    public record ProviderProperties(
            @NotBlank String adapter,
            URI baseUrl,
            @DefaultValue("") String apiKey,
            @DefaultValue Map<String, String> options) {

        /** Without the key, so that the record may be logged. */
        @Override
        public String toString() {
            return "ProviderProperties[adapter=" + adapter + ", baseUrl=" + baseUrl + "]";
        }
    }

    /**
     * One model.
     *
     * @param id the platform's name of it
     * @param kind what it makes: {@code chat} or {@code embedding}
     * @param displayName what people read; the id if absent
     * @param providers who serves it, in order of preference
     * @param contextWindow tokens that prompt and completion may take together
     * @param maxOutput tokens a completion may have at most; not for embeddings
     * @param capabilities any of {@code stream}, {@code tools}, {@code vision}, {@code json}, {@code reasoning}
     * @param inputPriceMicrosPerMTok micro-USD per million prompt tokens
     * @param cachedInputPriceMicrosPerMTok micro-USD per million cached prompt tokens; the input price if absent
     * @param outputPriceMicrosPerMTok micro-USD per million completion tokens
     */
    public record ModelProperties(
            @NotBlank String id,
            @NotBlank String kind,
            @Nullable String displayName,
            @NotEmpty List<@Valid RouteProperties> providers,
            @Min(1) int contextWindow,
            @DefaultValue("0") @Min(0) int maxOutput,
            @DefaultValue Set<String> capabilities,
            @Min(0) long inputPriceMicrosPerMTok,
            @Nullable @Min(0) Long cachedInputPriceMicrosPerMTok,
            @DefaultValue("0") @Min(0) long outputPriceMicrosPerMTok) {

        public ModelProperties {
            if (kind.equals(ModelCatalogue.CHAT) && maxOutput < 1) {
                throw new IllegalArgumentException("chat model " + id + " needs a max-output");
            }
        }

        Model toModel() {
            long cached =
                    cachedInputPriceMicrosPerMTok == null ? inputPriceMicrosPerMTok : cachedInputPriceMicrosPerMTok;
            return new Model(
                    id,
                    displayName == null ? id : displayName,
                    contextWindow,
                    maxOutput,
                    capabilities,
                    new Price(inputPriceMicrosPerMTok, cached, outputPriceMicrosPerMTok),
                    providers.stream().map(RouteProperties::toRoute).toList());
        }
    }

    /**
     * One provider of a model.
     *
     * @param provider its name under {@code providers}
     * @param model its own name of the model
     */
    public record RouteProperties(
            @NotBlank String provider, @NotBlank String model) {

        Model.Route toRoute() {
            return new Model.Route(provider, model);
        }
    }
}
