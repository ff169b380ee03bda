package dev.atelier.aiproxy.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.aiproxy.adapter.generic.GenericAdapterType;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.spi.ProviderConfig;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AdaptersTest {

    @Test
    void a_provider_described_with_nothing_can_do_nothing() {
        Adapters adapters = described(Map.of("headers.Authorization", "Token {key}"));

        assertThat(adapters.serve(ModelCatalogue.CHAT)).isFalse();
        assertThat(adapters.areAvailable()).isFalse();
        assertThat(adapters).isEqualTo(new Adapters(null, null, null, null));
    }

    @Test
    void a_provider_can_do_what_its_settings_describe_and_nothing_else() {
        Adapters adapters = described(Map.of("chat.url", "/chat", "chat.request", "$", "chat.answer", "{}"));

        assertThat(adapters.serve(ModelCatalogue.CHAT)).isTrue();
        assertThat(adapters.areAvailable()).isTrue();
        assertThat(adapters.image()).isNull();
        assertThat(adapters.video()).isNull();
    }

    private static Adapters described(Map<String, String> options) {
        return Adapters.of(
                new GenericAdapterType(new JsonMapper(), Clock.systemUTC(), 1 << 20),
                new ProviderConfig("p", URI.create("https://p.example"), options),
                _ -> {
                    throw new IllegalStateException("nobody is asked");
                });
    }
}
