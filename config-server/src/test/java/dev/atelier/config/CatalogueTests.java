package dev.atelier.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What a slip of the pen in the catalogue would cost somebody. */
class CatalogueTests {

    private static final List<String> CAPABILITIES = List.of("stream", "tools", "vision", "json", "reasoning");

    @Test
    void every_model_is_named_once() {
        assertThat(models()).extracting(model -> model.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void every_price_is_a_whole_number_and_output_costs_most() {
        assertThat(models("chat")).isNotEmpty().allSatisfy(model -> {
            int input = price(model, "input-price-micros-per-m-tok");
            if (model.containsKey("cached-input-price-micros-per-m-tok")) {
                assertThat(price(model, "cached-input-price-micros-per-m-tok"))
                        .isPositive()
                        .isLessThan(input);
            }
            assertThat(price(model, "output-price-micros-per-m-tok")).isGreaterThan(input);
        });
    }

    @Test
    void embeddings_have_an_input_price_and_no_other() {
        assertThat(models("embedding")).isNotEmpty().allSatisfy(model -> {
            assertThat(price(model, "input-price-micros-per-m-tok")).isPositive();
            assertThat(model.get("output-price-micros-per-m-tok")).isNull();
        });
    }

    @Test
    void pictures_and_seconds_of_video_have_a_price() {
        assertThat(models("image")).isNotEmpty().allSatisfy(CatalogueTests::hasUnitPrice);
        assertThat(models("video")).isNotEmpty().allSatisfy(CatalogueTests::hasUnitPrice);
    }

    @Test
    void every_answer_fits_into_its_window() {
        assertThat(models("chat"))
                .allSatisfy(model ->
                        assertThat(price(model, "max-output")).isPositive().isLessThan(price(model, "context-window")));
    }

    @Test
    void every_provider_of_a_model_is_described() {
        var described = ((Map<?, ?>) catalogue("providers").get("providers")).keySet();
        assertThat(models())
                .allSatisfy(model -> assertThat((List<?>) model.get("providers"))
                        .isNotEmpty()
                        .allSatisfy(entry -> assertThat(described.contains(((Map<?, ?>) entry).get("provider")))
                                .isTrue()));
    }

    @Test
    void capabilities_are_those_of_the_api() {
        assertThat(models("chat"))
                .allSatisfy(model -> assertThat(CAPABILITIES)
                        .containsAll(((List<?>) model.get("capabilities"))
                                .stream().map(String::valueOf).toList()));
    }

    private static void hasUnitPrice(Map<?, ?> model) {
        assertThat(price(model, "unit-price-micros")).isPositive();
    }

    private static int price(Map<?, ?> model, String key) {
        return (Integer) model.get(key);
    }

    private static List<Map<?, ?>> models(String kind) {
        return models().stream().filter(model -> kind.equals(model.get("kind"))).toList();
    }

    private static List<Map<?, ?>> models() {
        return ((List<?>) catalogue("models").get("models"))
                .stream()
                        .<Map<?, ?>>flatMap(model -> Stream.of((Map<?, ?>) model))
                        .toList();
    }

    private static Map<?, ?> catalogue(String file) {
        try (InputStream content = CatalogueTests.class.getResourceAsStream("/config/" + file + ".yml")) {
            Map<String, Map<String, Map<?, ?>>> tree = new Yaml().load(content);
            return tree.get("atelier").get("catalogue");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
