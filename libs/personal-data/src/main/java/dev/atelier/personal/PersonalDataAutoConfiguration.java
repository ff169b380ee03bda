package dev.atelier.personal;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a service take part. One that handles account events itself is the one that asks; every other one hands out its
 * files and, if it erases anything, listens. {@code atelier.account-events.enabled=false} leaves Kafka alone.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(AccountEventProperties.class)
class PersonalDataAutoConfiguration {

    private static final String ENABLED = "atelier.account-events.enabled";

    @Bean
    PersonalFiles personalFiles(ObjectProvider<ExportsPersonalData> parts) {
        return new PersonalFiles(parts.orderedStream().toList());
    }

    /** Every service but the one that asks. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(HandlesAccountEvents.class)
    static class Asked {

        @Bean
        PersonalDataController personalDataController(PersonalFiles files, JsonMapper json) {
            return new PersonalDataController(files, json);
        }

        @Bean
        @ConditionalOnBean(ErasesPersonalData.class)
        ConfirmErasure confirmErasure(ObjectProvider<ErasesPersonalData> parts, SendAccountEvent send) {
            return new ConfirmErasure(parts.orderedStream().toList(), send);
        }
    }

    @Bean
    @ConditionalOnBean(ErasesPersonalData.class)
    SendAccountEvent sendAccountEvent(KafkaProperties kafka, Environment environment, Clock clock) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        var producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        return new SendAccountEvent(producers, environment.getRequiredProperty("spring.application.name"), clock);
    }

    @Bean
    @ConditionalOnBean(ErasesPersonalData.class)
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    AccountEventIntake accountEventIntake(
            HandlesAccountEvents handler,
            KafkaAdmin admin,
            KafkaProperties kafka,
            AccountEventProperties properties,
            Environment environment) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, environment.getRequiredProperty("spring.application.name"));
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        // How long after its last sign of life the partitions of a killed instance go to another, in milliseconds.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 20);
        var topic = TopicBuilder.name(AccountEvents.TOPIC)
                .partitions(properties.partitions())
                .replicas(properties.replicas())
                .build();
        var consumers =
                new DefaultKafkaConsumerFactory<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new AccountEventIntake(handler, admin, topic, consumers);
    }
}
