package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.spi.ProviderHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configured providers, each with its adapter and its keys. One whose adapter does not exist or does not take its
 * settings is out of service, and nobody else minds.
 */
public final class Providers {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final MakeProviders make;
    private final DoubleSupplier chance;
    private volatile InService now;

    /**
     * Makes and initializes an adapter for each provider of the catalogue.
     *
     * @param chance from 0 to below 1, by which calls are shared out
     */
    public Providers(
            CatalogueProperties catalogue,
            AdapterTypes types,
            ProviderHttp http,
            KeyGuards guards,
            DoubleSupplier chance) {
        this.make = new MakeProviders(types, http, guards);
        this.chance = chance;
        this.now = make.of(catalogue);
        tellChanges(Map.of(), now.outOfService());
    }

    /**
     * Goes on with other settings. Whoever is being asked finishes on the old ones.
     *
     * @throws IllegalArgumentException if they would put a provider out of service that is in it; then nothing changes
     */
    public synchronized void replace(CatalogueProperties catalogue) {
        InService next = make.of(catalogue);
        now.refuseToLoseTo(next);
        goOnWith(next);
    }

    /** Goes on with other adapters. Whoever is being asked finishes on the old ones. */
    public synchronized void adaptersChanged() {
        goOnWith(make.of(now.catalogue()));
    }

    private void goOnWith(InService next) {
        Map<String, String> before = now.outOfService();
        now = next;
        tellChanges(before, next.outOfService());
    }

    private static void tellChanges(Map<String, String> before, Map<String, String> after) {
        after.forEach((name, reason) -> {
            if (!reason.equals(before.get(name))) {
                LOG.error("Provider {} is out of service: {}", name, reason);
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> LOG.info("Provider {} is no longer out of service", name));
    }

    /** Why each provider that is out of service is so, by name. */
    public Map<String, String> outOfService() {
        return now.outOfService();
    }

    /** Whether anyone who serves the model is configured. */
    public boolean serve(Model model) {
        Map<String, Provider> providers = now.providers();
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
        Map<String, Provider> providers = now.providers();
        List<Ranked> ranked = new ArrayList<>();
        int step = 0;
        for (Model model : call.models()) {
            for (Model.Route route : model.routes()) {
                Provider provider = providers.get(
                        route.provider()); // null: out of service, or taken out while the call was prepared
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
