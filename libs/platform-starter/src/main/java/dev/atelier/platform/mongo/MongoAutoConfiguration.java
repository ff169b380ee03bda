package dev.atelier.platform.mongo;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Where the driver is on the class path, and nowhere else: the gateway has no store. */
@AutoConfiguration
@ConditionalOnClass(name = "com.mongodb.client.MongoClient")
@EnableConfigurationProperties(MongoTimeoutProperties.class)
class MongoAutoConfiguration {

    @Bean
    MongoClientSettingsBuilderCustomizer mongoTimeouts(MongoTimeoutProperties timeouts) {
        return new MongoTimeouts(timeouts);
    }

    /** The server's log and its list of running operations name the service. */
    @Bean
    MongoClientSettingsBuilderCustomizer mongoApplicationName(Environment environment) {
        String name = environment.getProperty("spring.application.name", "atelier");
        return settings -> settings.applicationName(name);
    }

    @Bean
    StorePreparations storePreparations(
            ObjectProvider<StorePreparation> preparations, MongoTimeoutProperties timeouts, Clock clock) {
        return new StorePreparations(preparations.orderedStream().toList(), timeouts.startUp(), clock);
    }
}
