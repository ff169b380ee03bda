package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.KeyProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.ProviderProperties;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The configured providers, each with its adapter and its keys. */
public final class Providers {

    private final Map<String, AdapterType> types;
    private final ProviderHttp http;
    private final KeyGuards guards;
    private final DoubleSupplier chance;
    private volatile Map<String, Provider> byName;

    /**
     * Makes and initializes an adapter for each provider of the catalogue.
     *
     * @param chance from 0 to below 1, by which calls are shared out
     */
    public Providers(
            CatalogueProperties catalogue,
            List<AdapterType> types,
            ProviderHttp http,
            KeyGuards guards,
            DoubleSupplier chance) {
        this.types = types.stream().collect(Collectors.toMap(AdapterType::name, Function.identity()));
        this.http = http;
        this.guards = guards;
        this.chance = chance;
        this.byName = providers(catalogue);
    }

    /**
     * Goes on with other settings. Whoever is being asked finishes on the old ones.
     *
     * @throws IllegalArgumentException if they are wrong; then nothing changes
     */
    public void replace(CatalogueProperties catalogue) {
        byName = providers(catalogue);
    }

    private Map<String, Provider> providers(CatalogueProperties catalogue) {
        Map<String, Provider> providers = new HashMap<>();
        catalogue.providers().forEach((name, settings) -> {
            AdapterType type = types.get(settings.adapter());
            if (type == null) {
                throw new IllegalArgumentException("provider " + name + " wants the unknown adapter "
                        + settings.adapter() + ", there are " + types.keySet());
            }
            providers.put(name, provider(name, settings, type));
        });
        refuseWhoCannot(catalogue, providers);
        return providers;
    }

    private Provider provider(String name, ProviderProperties settings, AdapterType type) {
        var config = new ProviderConfig(name, settings.baseUrl(), settings.options());
        ChatAdapter chat = type.newChatAdapter();
        if (chat != null) {
            chat.initialize(config, http);
        }
        EmbeddingAdapter embedding = type.newEmbeddingAdapter();
        if (embedding != null) {
            embedding.initialize(config, http);
        }
        return new Provider(name, chat, embedding, keys(name, settings), guards.own(name, settings.limits()));
    }

    private List<ProviderKey> keys(String provider, ProviderProperties settings) {
        List<ProviderKey> keys = new ArrayList<>();
        for (KeyProperties key : settings.allKeys()) {
            keys.add(new ProviderKey(
                    new Credential(key.apiKey()),
                    key.weight(),
                    guards.platform(provider, key.name(), settings.limits())));
        }
        return keys;
    }

    private static void refuseWhoCannot(CatalogueProperties catalogue, Map<String, Provider> providers) {
        catalogue
                .models()
                .forEach(model -> model.providers().forEach(route -> {
                    Provider provider = Objects.requireNonNull(providers.get(route.provider()));
                    if (!provider.serves(model.kind())) {
                        throw new IllegalArgumentException("the adapter of provider " + provider.name()
                                + " does not serve " + model.kind() + " models such as " + model.id());
                    }
                }));
    }

    /** Whether anyone who serves the model is configured. */
    public boolean serve(Model model) {
        Map<String, Provider> providers = byName;
        return model.routes().stream()
                .map(route -> providers.get(route.provider()))
                .anyMatch(provider -> provider != null && provider.isAvailable());
    }

    /**
     * Who may be asked for this call, the preferred first: the ordered model before its fallbacks, then by priority, and
     * among equals by chance in proportion to their weights. Resting keys come after all others. On a user's own keys there
     * is nobody that they are not for.
     */
    List<Candidate> candidates(Call call) {
        Map<String, Provider> providers = byName;
        List<Ranked> ranked = new ArrayList<>();
        int step = 0;
        for (Model model : call.models()) {
            for (Model.Route route : model.routes()) {
                Provider provider = providers.get(route.provider()); // null: taken out while the call was prepared
                if (provider != null) {
                    for (ProviderKey key : keys(call, provider)) {
                        ranked.add(ranked(new Candidate(provider, key, model, route.model()), step, route));
                    }
                }
            }
            step++;
        }
        return ranked.stream().sorted().map(Ranked::candidate).toList();
    }

    private static List<ProviderKey> keys(Call call, Provider provider) {
        OwnKey own = call.keys().find(provider.name());
        if (own != null) {
            return List.of(provider.own(own));
        }
        return call.isOnOwnKeys() || !provider.isAvailable() ? List.of() : provider.keys();
    }

    private Ranked ranked(Candidate candidate, int step, Model.Route route) {
        double weight = (double) route.weight() * candidate.key().weight();
        // the smallest of such draws falls to each in proportion to its weight
        double draw = weight == 0 ? Double.POSITIVE_INFINITY : -Math.log(1 - chance.getAsDouble()) / weight;
        return new Ranked(candidate, candidate.key().guard().isResting(), step, route.priority(), draw);
    }
}
