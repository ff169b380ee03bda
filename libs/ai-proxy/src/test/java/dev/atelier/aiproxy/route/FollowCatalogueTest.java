package dev.atelier.aiproxy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.adapter.generic.GenericAdapterType;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.spi.ChatAdapter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.json.JsonMapper;

class FollowCatalogueTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Object> live = new HashMap<>();
    private final ModelCatalogue models;
    private final Providers providers;
    private final FollowCatalogue follow;

    FollowCatalogueTest() {
        provider("openai", "key");
        model(0, "gpt", "openai");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("config server", live));
        models = new ModelCatalogue(Sample.catalogue(settings));
        providers = new Providers(
                Sample.catalogue(settings),
                List.of(
                        Sample.chats("mock", FollowCatalogueTest::adapter),
                        new GenericAdapterType(JsonMapper.shared(), Clock.systemUTC(), 1000)),
                request -> {
                    throw new AssertionError("nobody is asked");
                },
                new KeyGuards(Sample.proxy(Map.of()), Ticker.systemTicker(), new SimpleMeterRegistry()),
                () -> 0);
        follow = new FollowCatalogue(environment, VALIDATOR, models, providers);
    }

    @Test
    void knows_a_new_model_and_its_provider_without_a_restart() {
        provider("mistral", "key");
        model(1, "large", "mistral");

        tell("atelier.catalogue.models[1].id");

        assertThat(models.find("large")).isNotNull();
        assertThat(providers.serve(models.find("large"))).isTrue();
    }

    @Test
    void goes_on_at_the_new_price() {
        settings.put("models[0].input-price-micros-per-m-tok", "77");
        settings.put("price-version", "v2");

        tell("atelier.catalogue.price-version");

        assertThat(models.find("gpt").price().inputMicrosPerMTok()).isEqualTo(77);
        assertThat(models.priceVersion()).isEqualTo("v2");
    }

    @Test
    void keeps_everything_when_the_new_catalogue_contradicts_itself() {
        settings.put("models[0].display-name", "never seen");
        model(1, "large", "nobody");

        tell("atelier.catalogue.models[1].id");

        assertThat(models.find("large")).isNull();
        assertThat(models.find("gpt").displayName()).isEqualTo("gpt");
    }

    @Test
    void keeps_everything_when_the_new_catalogue_is_invalid() {
        settings.put("models[0].context-window", "0");
        settings.put("models[0].display-name", "never seen");

        tell("atelier.catalogue.models[0].context-window");

        assertThat(models.find("gpt").displayName()).isEqualTo("gpt");
    }

    @Test
    void keeps_everything_when_an_adapter_is_unknown() {
        provider("openai", "key");
        settings.put("providers.openai.adapter", "unheard-of");
        settings.put("models[0].display-name", "never seen");

        tell("atelier.catalogue.providers.openai.adapter");

        assertThat(models.find("gpt").displayName()).isEqualTo("gpt");
    }

    @Test
    void keeps_everything_when_a_provider_that_settings_describe_is_described_wrongly() {
        provider("sketch", "key");
        settings.put("providers.sketch.adapter", "generic");
        settings.put("providers.sketch.options.chat.url", "/chat");
        settings.put("providers.sketch.options.chat.request", "{ \"model\": model");
        settings.put("models[0].display-name", "never seen");

        tell("atelier.catalogue.providers.sketch.adapter");

        assertThat(models.find("gpt").displayName()).isEqualTo("gpt");
    }

    @Test
    void knows_a_provider_that_settings_describe_without_a_restart() {
        provider("sketch", "key");
        settings.put("providers.sketch.adapter", "generic");
        settings.put("providers.sketch.options.chat.url", "/chat");
        settings.put("providers.sketch.options.chat.request", "{ \"model\": model }");
        settings.put("providers.sketch.options.chat.answer", "{ \"message\": {} }");
        model(1, "pencil", "sketch");

        tell("atelier.catalogue.providers.sketch.adapter");

        assertThat(providers.serve(models.find("pencil"))).isTrue();
    }

    @Test
    void does_not_care_about_other_settings() {
        settings.put("models[0].display-name", "not yet");

        tell("server.port");

        assertThat(models.find("gpt").displayName()).isEqualTo("gpt");
    }

    private void tell(String... keys) {
        settings.forEach((name, value) -> live.put("atelier.catalogue." + name, value));
        follow.changed(new EnvironmentChangeEvent(Set.of(keys)));
    }

    private void provider(String name, String key) {
        settings.put("providers." + name + ".adapter", "mock");
        settings.put("providers." + name + ".base-url", "http://127.0.0.1:1");
        settings.put("providers." + name + ".api-key", key);
    }

    private void model(int place, String id, String provider) {
        String model = "models[" + place + "].";
        settings.put(model + "id", id);
        settings.put(model + "kind", "chat");
        settings.put(model + "providers[0].provider", provider);
        settings.put(model + "providers[0].model", id);
        settings.put(model + "context-window", "1000");
        settings.put(model + "max-output", "100");
        settings.put(model + "input-price-micros-per-m-tok", "1");
    }

    private static ChatAdapter adapter() {
        ChatAdapter adapter = Mockito.mock(ChatAdapter.class);
        Mockito.when(adapter.isAvailable()).thenReturn(true);
        return adapter;
    }
}
