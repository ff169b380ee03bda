package dev.atelier.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PlatformDefaultsTests {

    @Test
    void whatever_is_set_elsewhere_wins() {
        var environment = environment(Map.of("spring.cloud.config.fail-fast", "false"));
        assertThat(environment.getProperty("spring.cloud.config.fail-fast")).isEqualTo("false");
        assertThat(environment.getProperty("management.endpoints.web.exposure.include"))
                .isEqualTo("health,prometheus,plugins");
    }

    @Test
    void without_credentials_none_are_sent_and_without_an_address_all_are_listened_on() {
        var environment = environment(Map.of("ATELIER_BIND", "", "ATELIER_OPS_USER", "", "ATELIER_OPS_PASSWORD", ""));
        assertThat(environment.containsProperty("spring.cloud.config.username")).isFalse();
        assertThat(environment.containsProperty("server.address")).isFalse();
        assertThat(environment.getProperty("eureka.client.service-url.defaultZone"))
                .isEqualTo("http://127.0.0.1:8761/eureka/");
    }

    @Test
    void the_operators_credentials_open_the_config_server_and_eureka() {
        var environment = environment(Map.of(
                "ATELIER_OPS_USER",
                "ops",
                "ATELIER_OPS_PASSWORD",
                "p@ss word+",
                "EUREKA_URL",
                "http://discovery:8761/eureka/"));
        assertThat(environment.getProperty("spring.cloud.config.username")).isEqualTo("ops");
        assertThat(environment.getProperty("spring.cloud.config.password")).isEqualTo("p@ss word+");
        assertThat(environment.getProperty("eureka.client.service-url.defaultZone"))
                .isEqualTo("http://ops:p%40ss%20word%2B@discovery:8761/eureka/");
    }

    @Test
    void an_address_of_eureka_with_credentials_is_left_as_it_is() {
        var environment =
                environment(Map.of("ATELIER_OPS_USER", "ops", "EUREKA_URL", "http://a:b@discovery:8761/eureka/"));
        assertThat(environment.getProperty("eureka.client.service-url.defaultZone"))
                .isEqualTo("http://a:b@discovery:8761/eureka/");
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        new PlatformDefaults().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
