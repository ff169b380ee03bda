package dev.atelier.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.cloud.config.client.ConfigClientProperties;
import org.springframework.mock.env.MockEnvironment;

class SettingsAutoConfigurationTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final ConfigClientProperties server = new ConfigClientProperties(new MockEnvironment());

    @Test
    void watches_the_settings_of_the_profiles_the_service_started_with() {
        environment.setActiveProfiles("local", "tls");

        assertThat(SettingsAutoConfiguration.profiles(server, environment)).isEqualTo("local,tls");
    }

    @Test
    void watches_the_default_settings_without_a_profile() {
        assertThat(SettingsAutoConfiguration.profiles(server, environment)).isEqualTo("default");
    }

    @Test
    void watches_the_profile_that_was_said_to_the_config_client() {
        environment.setActiveProfiles("local");
        server.setProfile("blue");

        assertThat(SettingsAutoConfiguration.profiles(server, environment)).isEqualTo("blue");
    }
}
