package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.KeyProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.ModelProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.ProviderProperties;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes and initializes an adapter for each provider of a catalogue. Who cannot be made is out of service, alone. */
final class MakeProviders {

    private final AdapterTypes types;
    private final ProviderHttp http;
    private final KeyGuards guards;

    MakeProviders(AdapterTypes types, ProviderHttp http, KeyGuards guards) {
        this.types = types;
        this.http = http;
        this.guards = guards;
    }

    InService of(CatalogueProperties catalogue) {
        Map<String, Provider> providers = new HashMap<>();
        Map<String, String> outOfService = new HashMap<>();
        catalogue.providers().forEach((name, settings) -> {
            try {
                Provider provider = make(name, settings);
                refuseWhoCannot(provider, catalogue.modelsOf(name));
                providers.put(name, provider);
            } catch (RuntimeException wrong) { // of whatever kind: all the others are to go on
                outOfService.put(name, String.valueOf(wrong.getMessage()));
            }
        });
        return new InService(catalogue, providers, outOfService);
    }

    private Provider make(String name, ProviderProperties settings) {
        Map<String, AdapterType> known = types.byName();
        AdapterType type = known.get(settings.adapter());
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no adapter " + settings.adapter() + ", there are " + known.keySet());
        }
        var config = new ProviderConfig(name, settings.baseUrl(), settings.options());
        Adapters adapters = Adapters.of(type, config, http);
        return new Provider(name, adapters, keys(name, settings), guards.own(name, settings.limits()));
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

    private static void refuseWhoCannot(Provider provider, List<ModelProperties> models) {
        for (ModelProperties model : models) {
            if (!provider.adapters().serve(model.kind())) {
                throw new IllegalArgumentException(
                        "its adapter does not serve " + model.kind() + " models such as " + model.id());
            }
        }
    }
}
