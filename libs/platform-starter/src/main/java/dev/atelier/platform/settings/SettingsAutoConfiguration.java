package dev.atelier.platform.settings;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.config.client.ConfigClientProperties;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Has a service follow the config server, if it got its settings from one. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration",
            "org.springframework.cloud.autoconfigure.RefreshAutoConfiguration"
        })
@ConditionalOnBean(name = SettingsAutoConfiguration.CONFIG_SERVER)
@EnableConfigurationProperties(SettingsWatchProperties.class)
class SettingsAutoConfiguration {

    /** Under this name Spring Cloud leaves how it reached the config server when the service started. */
    static final String CONFIG_SERVER = "configDataConfigClientProperties";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Bean
    SettingsWatch settingsWatch(
            @Qualifier(CONFIG_SERVER) ConfigClientProperties server,
            RestClient.Builder client,
            ContextRefresher refresher,
            ConfigurableEnvironment environment,
            ApplicationEventPublisher events,
            JsonMapper json,
            SettingsWatchProperties properties) {
        String path = "/" + server.getName() + "/" + profiles(server, environment);
        var served = new ServedSettings(environment.getPropertySources(), events, json);
        return new SettingsWatch(configServer(server, client), path, refresher, served, properties.every());
    }

    /** Those that the service's settings were asked for when it started. */
    static String profiles(ConfigClientProperties server, Environment environment) {
        boolean unsaid = server.getProfile().equals("default");
        return unsaid && environment.getActiveProfiles().length > 0
                ? String.join(",", environment.getActiveProfiles())
                : server.getProfile();
    }

    /** Nobody's call, so in nobody's trace. */
    private static RestClient configServer(ConfigClientProperties server, RestClient.Builder client) {
        ConfigClientProperties.Credentials credentials = server.getCredentials(0);
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        client.baseUrl(credentials.getUri()).requestFactory(requests).observationRegistry(ObservationRegistry.NOOP);
        if (credentials.getUsername() != null) {
            client.defaultHeaders(
                    headers -> headers.setBasicAuth(credentials.getUsername(), credentials.getPassword()));
        }
        return client.build();
    }
}
