package dev.atelier.aiproxy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.adapter.generic.GenericAdapterType;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.HashMap;
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
    private final Map<String, AdapterType> adapters = new HashMap<>();
    private final ModelCatalogue models;
    private final Providers providers;
    private final FollowCatalogue follow;

    FollowCatalogueTest() {
        adapters.put("mock", Sample.chats("mock", FollowCatalogueTest::adapter));
        adapters.put("generic", new GenericAdapterType(JsonMapper.shared(), Clock.systemUTC(), 1000));
        provider("openai", "key");
        model(0, "gpt", "openai");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("config server", live));
        models = new ModelCatalogue(Sample.catalogue(settings));
        providers = new Providers(
                Sample.catalogue(settings),
                () -> adapters,
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

        assertThat(models.find(ModelCatalogue.CHAT, "large")).isNotNull();
        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "large"))).isTrue();
    }

    @Test
    void goes_on_at_the_new_price() {
        settings.put("models[0].input-price-micros-per-m-tok", "77");
        settings.put("price-version", "v2");

        tell("atelier.catalogue.price-version");

        assertThat(models.find(ModelCatalogue.CHAT, "gpt").price().inputMicrosPerMTok())
                .isEqualTo(77);
        assertThat(models.priceVersion()).isEqualTo("v2");
    }

    @Test
    void keeps_everything_when_the_new_catalogue_contradicts_itself() {
        settings.put("models[0].display-name", "never seen");
        model(1, "large", "nobody");

        tell("atelier.catalogue.models[1].id");

        assertThat(models.find(ModelCatalogue.CHAT, "large")).isNull();
        assertThat(models.find(ModelCatalogue.CHAT, "gpt").displayName()).isEqualTo("gpt");
    }

    @Test
    void keeps_everything_when_the_new_catalogue_is_invalid() {
        settings.put("models[0].context-window", "0");
        settings.put("models[0].display-name", "never seen");

        tell("atelier.catalogue.models[0].context-window");

        assertThat(models.find(ModelCatalogue.CHAT, "gpt").displayName()).isEqualTo("gpt");
    }

    @Test
    void keeps_everything_when_a_provider_in_service_would_lose_its_adapter() {
        settings.put("providers.openai.adapter", "unheard-of");
        settings.put("models[0].display-name", "never seen");

        tell("atelier.catalogue.providers.openai.adapter");

        assertThat(models.find(ModelCatalogue.CHAT, "gpt").displayName()).isEqualTo("gpt");
        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "gpt"))).isTrue();
    }

    @Test
    void a_new_provider_whose_adapter_is_unknown_is_out_of_service_alone_until_there_is_one() {
        provider("later", "key");
        settings.put("providers.later.adapter", "unheard-of");
        model(1, "large", "later");

        tell("atelier.catalogue.models[1].id");

        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "large"))).isFalse();
        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "gpt"))).isTrue();
        assertThat(providers.outOfService().get("later")).contains("no adapter unheard-of", "mock");

        adapters.put("unheard-of", Sample.chats("unheard-of", FollowCatalogueTest::adapter));
        providers.adaptersChanged();

        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "large"))).isTrue();
        assertThat(providers.outOfService()).isEmpty();
    }

    @Test
    void a_provider_whose_adapter_goes_away_is_out_of_service() {
        adapters.clear();
        providers.adaptersChanged();

        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "gpt"))).isFalse();
        assertThat(providers.outOfService()).containsOnlyKeys("openai");

        settings.put("price-version", "v2");
        tell("atelier.catalogue.price-version");

        assertThat(models.priceVersion()).as("the rest goes on").isEqualTo("v2");
    }

    @Test
    void a_provider_whose_adapter_does_not_take_its_settings_is_out_of_service_alone() {
        adapters.put("picky", Sample.chats("picky", FollowCatalogueTest::picky));
        provider("region", "key");
        settings.put("providers.region.adapter", "picky");

        tell("atelier.catalogue.providers.region.adapter");

        assertThat(providers.outOfService()).containsExactly(Map.entry("region", "it wants a region"));
        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "gpt"))).isTrue();
    }

    @Test
    void a_provider_that_cannot_do_what_a_model_wants_of_it_is_out_of_service() {
        provider("words", "key");
        model(1, "vectors", "words");
        settings.put("models[1].kind", "embedding");

        tell("atelier.catalogue.models[1].id");

        assertThat(providers.outOfService().get("words")).contains("embedding models such as vectors");
    }

    @Test
    void a_new_provider_that_settings_describe_wrongly_is_out_of_service_alone() {
        provider("sketch", "key");
        settings.put("providers.sketch.adapter", "generic");
        settings.put("providers.sketch.options.chat.url", "/chat");
        settings.put("providers.sketch.options.chat.request", "{ \"model\": model");

        tell("atelier.catalogue.providers.sketch.adapter");

        assertThat(providers.outOfService()).containsOnlyKeys("sketch");
        assertThat(providers.outOfService().get("sketch"))
                .startsWith("atelier.catalogue.providers.sketch.options.chat.request: ");
        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "gpt"))).isTrue();
    }

    @Test
    void keeps_everything_when_a_provider_in_service_is_described_wrongly() {
        settings.put("providers.openai.adapter", "generic");
        settings.put("providers.openai.options.chat.url", "/chat");
        settings.put("models[0].display-name", "never seen");

        tell("atelier.catalogue.providers.openai.adapter");

        assertThat(models.find(ModelCatalogue.CHAT, "gpt").displayName()).isEqualTo("gpt");
        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "gpt"))).isTrue();
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

        assertThat(providers.serve(models.find(ModelCatalogue.CHAT, "pencil"))).isTrue();
    }

    @Test
    void a_change_that_wants_chat_of_who_is_described_for_pictures_only_is_refused() {
        provider("sketch", "key");
        settings.put("providers.sketch.adapter", "generic");
        settings.put("providers.sketch.options.image.url", "/images");
        settings.put("providers.sketch.options.image.request", "$");
        settings.put("providers.sketch.options.image.answer", "{ \"images\": [] }");
        tell("atelier.catalogue.providers.sketch.adapter");
        assertThat(providers.outOfService()).isEmpty();

        model(1, "pencil", "sketch");
        tell("atelier.catalogue.models[1].id");

        assertThat(providers.outOfService()).isEmpty();
        assertThat(models.find(ModelCatalogue.CHAT, "pencil")).isNull();
    }

    @Test
    void does_not_care_about_other_settings() {
        settings.put("models[0].display-name", "not yet");

        tell("server.port");

        assertThat(models.find(ModelCatalogue.CHAT, "gpt").displayName()).isEqualTo("gpt");
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

    private static ChatAdapter picky() {
        ChatAdapter adapter = adapter();
        Mockito.doThrow(new IllegalArgumentException("it wants a region"))
                .when(adapter)
                .initialize(Mockito.any(), Mockito.any());
        return adapter;
    }

    private static ChatAdapter adapter() {
        ChatAdapter adapter = Mockito.mock(ChatAdapter.class);
        Mockito.when(adapter.isAvailable()).thenReturn(true);
        return adapter;
    }
}
