package dev.atelier.localstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.StackSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTest {

    private static final Map<String, String> SECRETS = Map.of("ATELIER_JWT_KEYS", "local-1:generated");
    private static final Map<String, String> SERVERS = Map.of("REDIS_URL", "redis://127.0.0.1:6479");

    @Test
    void without_a_key_the_provider_is_the_simulator_of_this_stack() {
        Map<String, String> environment = of(100, Map.of());

        assertThat(environment)
                .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:8190/v1")
                .containsEntry("ANTHROPIC_BASE_URL", "http://127.0.0.1:8190")
                .containsEntry("GEMINI_BASE_URL", "http://127.0.0.1:8190")
                .containsEntry("LANTERN_BASE_URL", "http://127.0.0.1:8190/lantern")
                .hasEntrySatisfying("OPENAI_API_KEY", key -> assertThat(key).startsWith("sk-simulator"))
                .hasEntrySatisfying("ANTHROPIC_API_KEY", key -> assertThat(key).startsWith("sk-simulator"))
                .hasEntrySatisfying("GEMINI_API_KEY", key -> assertThat(key).startsWith("sk-simulator"));
    }

    @Test
    void a_key_of_one_provider_leaves_the_others_simulated() {
        assertThat(of(0, Map.of("GEMINI_API_KEY", "AIza-real")))
                .containsEntry("GEMINI_API_KEY", "AIza-real")
                .doesNotContainKey("GEMINI_BASE_URL")
                .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:8090/v1");
    }

    @ParameterizedTest
    @EnumSource(SimulatedProvider.class)
    void a_shell_with_a_key_of_the_provider_wants_no_simulator_for_it(SimulatedProvider provider) {
        StackSettings settings = StackSettings.ofShell(0, Map.of(provider.keyVariable(), "sk-real"));

        assertThat(SimulatedProvider.of(settings)).doesNotContain(provider).isNotEmpty();
    }

    @Test
    void with_a_key_the_provider_is_left_alone() {
        Map<String, String> environment = of(0, Map.of("OPENAI_API_KEY", "sk-real"));

        assertThat(environment).containsEntry("OPENAI_API_KEY", "sk-real").doesNotContainKey("OPENAI_BASE_URL");
    }

    @Test
    void settings_and_plugins_of_a_persons_own_are_in_the_stacks_home() {
        Path home = Path.of("home").toAbsolutePath();

        assertThat(of(0, Map.of()))
                .containsEntry("ATELIER_CONFIG_DIR", home.resolve("config").toString())
                .containsEntry("ATELIER_PLUGINS_DIR", home.resolve("plugins").toString());
        assertThat(of(0, Map.of("ATELIER_PLUGINS_DIR", "/srv/adapters")))
                .containsEntry("ATELIER_PLUGINS_DIR", "/srv/adapters");
    }

    @Test
    void every_address_is_shifted() {
        assertThat(of(100, Map.of()))
                .containsEntry("CONFIG_URL", "http://127.0.0.1:8988")
                .containsEntry("EUREKA_URL", "http://127.0.0.1:8861/eureka/")
                .containsEntry("REDIS_URL", "redis://127.0.0.1:6479");
    }

    @Test
    void a_persons_own_secrets_replace_the_generated_ones() {
        assertThat(of(0, Map.of("ATELIER_JWT_KEYS", "mine:1"))).containsEntry("ATELIER_JWT_KEYS", "mine:1");
    }

    @Test
    void the_administrators_password_is_not_for_everyone() {
        assertThat(of(0, Map.of("ATELIER_ADMIN_PASSWORD", "secret-word"))).doesNotContainKey("ATELIER_ADMIN_PASSWORD");
    }

    private static Map<String, String> of(int offset, Map<String, String> shell) {
        return ServiceEnvironment.of(
                StackSettings.ofShell(offset, shell), new AtelierHome(Path.of("home")), SECRETS, SERVERS);
    }
}
