package dev.atelier.platform.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Puts {@code atelier-defaults.properties} and what follows from the environment below all other settings, early enough to
 * find the config server with it. For what must hold even where the config server says nothing: what is exposed, what is
 * fenced, what is limited.
 */
public final class PlatformDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String FILE = "atelier-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var defaults = new HashMap<String, Object>(EnvironmentSettings.of(environment));
        try {
            defaults.putAll(new ResourcePropertySource(new ClassPathResource(FILE)).getSource());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        // Spring Boot's own default properties: the one source that configuration files and the config server come
        // above.
        DefaultPropertiesPropertySource.addOrMerge(defaults, environment.getPropertySources());
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
