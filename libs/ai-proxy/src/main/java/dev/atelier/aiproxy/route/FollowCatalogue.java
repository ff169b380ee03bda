package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import jakarta.validation.Validator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/**
 * Lets providers, models and prices follow the settings while calls go on. A call keeps what it was prepared with, a stream
 * goes on where it is. Settings that contradict themselves change nothing.
 */
final class FollowCatalogue {

    private static final String PREFIX = "atelier.catalogue";
    private static final Logger LOG = LoggerFactory.getLogger(FollowCatalogue.class);

    private final Environment environment;
    private final Validator validator;
    private final ModelCatalogue models;
    private final Providers providers;

    /** Follows {@code environment}. */
    FollowCatalogue(Environment environment, Validator validator, ModelCatalogue models, Providers providers) {
        this.environment = environment;
        this.validator = validator;
        this.models = models;
        this.providers = providers;
    }

    @EventListener
    void changed(EnvironmentChangeEvent event) {
        if (event.getKeys().stream().noneMatch(key -> key.startsWith(PREFIX))) {
            return;
        }
        try {
            follow(read());
        } catch (RuntimeException wrong) { // of whatever kind: nobody else must hear of it, and the old one is good
            LOG.error("The changed catalogue is wrong, the one before stays", wrong);
        }
    }

    private CatalogueProperties read() {
        return Binder.get(environment)
                .bindOrCreate(
                        PREFIX,
                        Bindable.of(CatalogueProperties.class),
                        new ValidationBindHandler(new SpringValidatorAdapter(validator)));
    }

    /** All of it or nothing. */
    private void follow(CatalogueProperties catalogue) {
        var checked = new ModelCatalogue(catalogue);
        providers.replace(catalogue);
        models.replace(catalogue);
        LOG.info("Catalogue changed: {} models, prices {}", catalogue.models().size(), checked.priceVersion());
    }
}
