package dev.atelier.aiproxy;

import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.route.Asked;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.transport.ApacheProviderHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Models, calls and settings that tests need some of and do not care about. */
public final class Sample {

    private Sample() {}

    /** A model that the providers serve, the first preferred. */
    public static Model model(String... providers) {
        return model("m", List.of(), providers);
    }

    public static Model model(String id, List<String> fallbacks, String... providers) {
        List<Model.Route> routes = IntStream.range(0, providers.length)
                .mapToObj(i -> new Model.Route(providers[i], providers[i] + "-model", i, 1))
                .toList();
        return new Model(id, "M", 1000, 100, Set.of("stream"), Price.ofTokens("v1", 1, 1, 1), routes, fallbacks);
    }

    public static Call call(Model model) {
        return call(model, List.of(), OwnKeys.NONE);
    }

    public static Call call(Model model, List<Model> fallbacks, OwnKeys keys) {
        return new Call(
                "65f000000000000000000001",
                Spender.person("65f000000000000000000002"),
                "chat",
                "chat",
                model,
                fallbacks,
                12,
                1,
                Instant.parse("2026-11-23T10:00:00Z"),
                null,
                keys);
    }

    /** The model's first provider has been asked for it. */
    public static Asked asked(Model model) {
        return new Asked(model.provider(), model);
    }

    /** Settings as from YAML, all others by default. */
    public static ProxyProperties proxy(Map<String, String> settings) {
        return bind("atelier.proxy", settings, ProxyProperties.class);
    }

    /** A way to a provider that is waited for no longer than this. */
    public static ProviderHttp http(Duration firstByte, Duration silence) {
        return new ApacheProviderHttp(patience(firstByte, silence, Duration.ofMinutes(10)));
    }

    /** How long a provider is waited for, and other settings: names and values in turn. */
    public static ProxyProperties patience(Duration firstByte, Duration silence, Duration deadline, String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "connect-timeout", "2s",
                "first-byte-timeout", firstByte.toString(),
                "silence-timeout", silence.toString(),
                "answer.deadline", deadline.toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return proxy(settings);
    }

    /** Settings as from YAML, all others by default. */
    public static CatalogueProperties catalogue(Map<String, String> settings) {
        return bind("atelier.catalogue", settings, CatalogueProperties.class);
    }

    /** A kind of adapter that chats and no more. */
    public static AdapterType chats(String name, Supplier<ChatAdapter> adapter) {
        return new AdapterType() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ChatAdapter newChatAdapter() {
                return adapter.get();
            }
        };
    }

    private static <T> T bind(String prefix, Map<String, String> settings, Class<T> type) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put(prefix + "." + name, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
