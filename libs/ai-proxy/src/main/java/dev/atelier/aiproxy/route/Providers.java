package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.ProviderProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.RouteProperties;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderHttp;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configured providers, each with its adapter. */
public final class Providers {

    private final Map<String, Provider> byName = new HashMap<>();

    /** Makes and initializes an adapter for each provider of the catalogue. */
    public Providers(
            CatalogueProperties catalogue,
            List<AdapterType> types,
            ProviderHttp http,
            CircuitBreakerRegistry breakers) {
        Map<String, AdapterType> typesByName =
                types.stream().collect(Collectors.toMap(AdapterType::name, Function.identity()));
        catalogue.providers().forEach((name, settings) -> {
            AdapterType type = typesByName.get(settings.adapter());
            if (type == null) {
                throw new IllegalArgumentException("provider " + name + " wants the unknown adapter "
                        + settings.adapter() + ", there are " + typesByName.keySet());
            }
            byName.put(name, provider(name, settings, type, http, breakers));
        });
        refuseWhoCannotEmbed(catalogue);
    }

    private static Provider provider(
            String name,
            ProviderProperties settings,
            AdapterType type,
            ProviderHttp http,
            CircuitBreakerRegistry breakers) {
        var config = new ProviderConfig(name, settings.baseUrl(), settings.options());
        ChatAdapter chat = type.chat().get();
        chat.initialize(config, http);
        EmbeddingAdapter embedding =
                type.embedding() == null ? null : type.embedding().get();
        if (embedding != null) {
            embedding.initialize(config, http);
        }
        return new Provider(
                name, chat, embedding, new Credential(settings.apiKey()), breakers.circuitBreaker("provider-" + name));
    }

    private void refuseWhoCannotEmbed(CatalogueProperties catalogue) {
        catalogue.models().stream()
                .filter(model -> model.kind().equals(ModelCatalogue.EMBEDDING))
                .flatMap(model -> model.providers().stream())
                .map(RouteProperties::provider)
                .filter(name -> Objects.requireNonNull(byName.get(name)).embedding() == null)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("the adapter of provider " + name + " makes no embeddings");
                });
    }

    /** Whether anyone who serves the model is configured. */
    public boolean serve(Model model) {
        return model.routes().stream().anyMatch(route -> provider(route).isAvailable());
    }

    /** Who may be asked for this call, and with which key: on a user's own keys nobody that they are not for. */
    List<Candidate> candidates(Call call) {
        List<Candidate> candidates = new ArrayList<>(call.model().routes().size());
        for (Model.Route route : call.model().routes()) {
            Provider provider = provider(route);
            OwnKey own = call.keys().find(route.provider());
            if (own != null) {
                candidates.add(new Candidate(provider.with(own), route.model(), false));
            } else if (!call.isOnOwnKeys() && provider.isAvailable()) {
                candidates.add(new Candidate(provider, route.model(), false));
            }
        }
        return candidates;
    }

    private Provider provider(Model.Route route) {
        return Objects.requireNonNull(byName.get(route.provider()), "the catalogue checked its providers");
    }
}
