package dev.atelier.aiproxy.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** The models that {@code provider} shall serve. */
    public List<ModelProperties> modelsOf(String provider) {
        return models.stream()
                .filter(model -> model.providers().stream()
                        .anyMatch(route -> route.provider().equals(provider)))
                .toList();
    }

    /**
     * One provider.
     *
     * @param adapter which adapter speaks to it, such as {@code openai}
     * @param baseUrl where its API begins, as the official SDKs take it
     * @param apiKey the platform's own key; empty: there is none of the name {@code default}
     * @param keys more of the platform's keys; if there is none at all the provider is shown as not available
     * @param limits what each key is asked at most
     * @param options settings only its adapter knows
     */
    public record ProviderProperties(
            @NotBlank String adapter,
            @NotNull URI baseUrl,
            @DefaultValue("") String apiKey,
            @DefaultValue List<@Valid KeyProperties> keys,
            @DefaultValue @Valid LimitProperties limits,
            @DefaultValue Map<String, String> options) {

        /** All keys that are there; one without a value is not. */
        public List<KeyProperties> allKeys() {
            return Stream.concat(Stream.of(new KeyProperties("default", apiKey, 1)), keys.stream())
                    .filter(key -> !key.apiKey().isBlank())
                    .toList();
        }

        /** Without the key, so that the record may be logged. */
        @Override
        public String toString() {
            return "ProviderProperties[adapter=" + adapter + ", baseUrl=" + baseUrl + "]";
        }
    }

    /**
     * One more of the platform's keys at a provider.
     *
     * @param name what metrics call it
     * @param apiKey the key itself; empty: it is left out
     * @param weight its share of the calls beside the other keys; {@code default} has 1
     */
    public record KeyProperties(
            @NotBlank String name,
            @DefaultValue("") String apiKey,
            @DefaultValue("1") @Min(0) int weight) {

        /** Without the key, so that the record may be logged. */
        @Override
        public String toString() {
            return "KeyProperties[name=" + name + ", weight=" + weight + "]";
        }
    }

    /**
     * What one key is asked at most. Who is beyond it is answered by another key, or told to come back later.
     *
     * @param concurrent requests at a time, open streams included
     * @param requestsPerMinute 0: as many as come
     * @param tokensPerMinute of prompts and answers; 0: as many as come
     */
    public record LimitProperties(
            @DefaultValue("2000") @Min(1) int concurrent,
            @DefaultValue("0") @Min(0) int requestsPerMinute,
            @DefaultValue("0") @Min(0) int tokensPerMinute) {}

    /**
     * One model.
     *
     * @param id the platform's name of it
     * @param kind what it makes: {@code chat}, {@code embedding}, {@code image} or {@code video}
     * @param displayName what people read; the id if absent
     * @param providers who serves it, in order of preference
     * @param contextWindow tokens that prompt and completion may take together; of chat and embedding models
     * @param maxOutput tokens a completion may have at most; of chat models
     * @param capabilities any of {@code stream}, {@code tools}, {@code vision}, {@code json}, {@code reasoning}
     * @param inputPriceMicrosPerMTok micro-USD per million prompt tokens
     * @param cachedInputPriceMicrosPerMTok micro-USD per million cached prompt tokens; the input price if absent
     * @param outputPriceMicrosPerMTok micro-USD per million completion tokens
     * @param reasoningPriceMicrosPerMTok micro-USD per million completion tokens of hidden reasoning; the output price if
     *     absent
     * @param unitPriceMicros micro-USD per picture or per second of video
     * @param fallbacks ids of chat models that may answer when nobody who serves this one does, in order
     */
    public record ModelProperties(
            @NotBlank String id,
            @NotBlank String kind,
            @Nullable String displayName,
            @NotEmpty List<@Valid RouteProperties> providers,
            @DefaultValue("0") @Min(0) int contextWindow,
            @DefaultValue("0") @Min(0) int maxOutput,
            @DefaultValue Set<String> capabilities,
            @DefaultValue("0") @Min(0) long inputPriceMicrosPerMTok,
            @Nullable @Min(0) Long cachedInputPriceMicrosPerMTok,
            @DefaultValue("0") @Min(0) long outputPriceMicrosPerMTok,
            @Nullable @Min(0) Long reasoningPriceMicrosPerMTok,
            @DefaultValue("0") @Min(0) long unitPriceMicros,
            @DefaultValue List<String> fallbacks) {

        public ModelProperties {
            boolean chats = kind.equals(ModelCatalogue.CHAT);
            if (chats && maxOutput < 1) {
                throw new IllegalArgumentException("chat model " + id + " needs a max-output");
            }
            if ((chats || kind.equals(ModelCatalogue.EMBEDDING)) && contextWindow < 1) {
                throw new IllegalArgumentException(kind + " model " + id + " needs a context-window");
            }
        }

        Model toModel(String priceVersion) {
            return new Model(
                    id,
                    displayName == null ? id : displayName,
                    contextWindow,
                    maxOutput,
                    capabilities,
                    price(priceVersion),
                    IntStream.range(0, providers.size())
                            .mapToObj(place -> providers.get(place).toRoute(place))
                            .toList(),
                    fallbacks);
        }

        private Price price(String version) {
            return new Price(
                    version,
                    inputPriceMicrosPerMTok,
                    Objects.requireNonNullElse(cachedInputPriceMicrosPerMTok, inputPriceMicrosPerMTok),
                    outputPriceMicrosPerMTok,
                    Objects.requireNonNullElse(reasoningPriceMicrosPerMTok, outputPriceMicrosPerMTok),
                    unitPriceMicros);
        }
    }

    /**
     * One provider of a model.
     *
     * @param provider its name under {@code providers}
     * @param model its own name of the model
     * @param priority who has the smallest is asked first; its place in the list, from 0, if absent
     * @param weight share of the calls among routes of the same priority
     */
    public record RouteProperties(
            @NotBlank String provider,
            @NotBlank String model,
            @Nullable Integer priority,
            @DefaultValue("1") @Min(0) int weight) {

        Model.Route toRoute(int place) {
            return new Model.Route(provider, model, priority == null ? place : priority, weight);
        }
    }
}
