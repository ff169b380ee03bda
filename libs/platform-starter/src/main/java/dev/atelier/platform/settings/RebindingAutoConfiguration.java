package dev.atelier.platform.settings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.properties.ConfigurationPropertiesBeans;
import org.springframework.cloud.context.properties.ConfigurationPropertiesRebinder;
import org.springframework.context.annotation.Bean;

/**
 * Lets nothing be bound anew when settings change but what follows them on purpose. Spring Cloud would reset every settings
 * object to its defaults and fill it again while others read it: the discovery client's, for a moment, with nothing in it.
 */
@AutoConfiguration(before = ConfigurationPropertiesRebinderAutoConfiguration.class)
class RebindingAutoConfiguration {

    @Bean
    ConfigurationPropertiesRebinder configurationPropertiesRebinder(ConfigurationPropertiesBeans beans) {
        return new ConfigurationPropertiesRebinder(beans) {
            @Override
            public void onApplicationEvent(EnvironmentChangeEvent event) {
                // Whoever follows settings listens himself.
            }
        };
    }
}
