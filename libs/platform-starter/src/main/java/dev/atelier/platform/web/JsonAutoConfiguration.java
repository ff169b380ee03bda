package dev.atelier.platform.web;

import java.time.Instant;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.module.SimpleModule;

/** JSON as the API promises it: no member twice, times with milliseconds. */
@AutoConfiguration(beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
class JsonAutoConfiguration {

    @Bean
    JsonFactoryBuilderCustomizer noDuplicateMembers() {
        return factory -> factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Bean
    JsonMapperBuilderCustomizer timesInMilliseconds() {
        return mapper ->
                mapper.addModule(new SimpleModule("atelier-times").addSerializer(Instant.class, new InstantMillis()));
    }
}
