package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** The samples exactly as the config server brings them along, bound as a service binds them. */
final class ShippedProvider {

    private static final Path PROVIDERS = Path.of("../../config-server/src/main/resources/config/providers.yml");

    private ShippedProvider() {}

    static Map<String, String> options(String provider) {
        var environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("providers", new FileSystemResource(PROVIDERS))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Binder.get(environment)
                .bind("atelier.catalogue", CatalogueProperties.class)
                .get()
                .providers()
                .get(provider)
                .options();
    }
}
