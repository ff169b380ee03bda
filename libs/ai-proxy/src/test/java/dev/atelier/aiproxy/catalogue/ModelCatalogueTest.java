package dev.atelier.aiproxy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ModelCatalogueTest {

    @Test
    void each_kind_of_model_has_its_own_shelf() {
        ModelCatalogue catalogue = of(Map.of(
                "models[0].id",
                "painter",
                "models[0].kind",
                "image",
                "models[0].unit-price-micros",
                "40000",
                "models[1].id",
                "filmer",
                "models[1].kind",
                "video",
                "models[1].unit-price-micros",
                "150000"));

        assertThat(catalogue.models(ModelCatalogue.CHAT)).isEmpty();
        assertThat(catalogue.find(ModelCatalogue.CHAT, "painter")).isNull();
        assertThat(catalogue.find(ModelCatalogue.IMAGE, "painter").price().unitMicros())
                .isEqualTo(40_000);
        assertThat(catalogue.find(ModelCatalogue.VIDEO, "filmer").price().unitMicros())
                .isEqualTo(150_000);
    }

    @Test
    void cached_input_and_reasoning_cost_what_input_and_output_do_unless_the_settings_say_otherwise() {
        Price alike = chat(Map.of("input-price-micros-per-m-tok", "5", "output-price-micros-per-m-tok", "7"));
        Price apart = chat(Map.of(
                "input-price-micros-per-m-tok",
                "5",
                "cached-input-price-micros-per-m-tok",
                "1",
                "output-price-micros-per-m-tok",
                "7",
                "reasoning-price-micros-per-m-tok",
                "9"));

        assertThat(alike).isEqualTo(new Price("v9", 5, 5, 7, 7, 0));
        assertThat(apart).isEqualTo(new Price("v9", 5, 1, 7, 9, 0));
    }

    @Test
    void refuses_a_kind_there_is_none_of() {
        assertThatThrownBy(() -> of(Map.of("models[0].id", "m", "models[0].kind", "smell")))
                .hasMessageContaining("smell");
    }

    @Test
    void refuses_fall_backs_of_what_is_no_chat_model() {
        assertThatThrownBy(() ->
                        of(Map.of("models[0].id", "m", "models[0].kind", "image", "models[0].fallbacks[0]", "other")))
                .hasMessageContaining("no fallbacks");
    }

    @Test
    void refuses_a_chat_model_without_a_window() {
        assertThatThrownBy(
                        () -> of(Map.of("models[0].id", "m", "models[0].kind", "chat", "models[0].max-output", "10")))
                .hasRootCauseMessage("chat model m needs a context-window");
    }

    private static Price chat(Map<String, String> prices) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "models[0].id", "m",
                "models[0].kind", "chat",
                "models[0].context-window", "1000",
                "models[0].max-output", "100"));
        prices.forEach((name, value) -> settings.put("models[0]." + name, value));
        return of(settings).find(ModelCatalogue.CHAT, "m").price();
    }

    private static ModelCatalogue of(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("price-version", "v9");
        all.put("providers.p.adapter", "openai");
        all.put("providers.p.base-url", "https://p.example");
        for (int model = 0; all.containsKey("models[" + model + "].id"); model++) {
            all.put("models[" + model + "].providers[0].provider", "p");
            all.put("models[" + model + "].providers[0].model", "m");
        }
        return new ModelCatalogue(
                new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("", CatalogueProperties.class));
    }
}
