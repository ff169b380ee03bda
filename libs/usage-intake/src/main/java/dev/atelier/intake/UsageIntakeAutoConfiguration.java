package dev.atelier.intake;

import dev.atelier.events.InvalidUsageEventException;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Takes usage events in for a service that has a {@link CountEvents}; {@code atelier.usage-intake.enabled=false} leaves them
 * where they are.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnBean(CountEvents.class)
@ConditionalOnBooleanProperty(name = "atelier.usage-intake.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IntakeProperties.class)
class UsageIntakeAutoConfiguration {

    private static final FixedBackOff AT_ONCE = new FixedBackOff(0, 0);

    /** Where tracing is switched off there is no propagator. */
    @Bean
    EventSpans eventSpans(ObjectProvider<Propagator> propagator) {
        return new EventSpans(propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    ProducerFactory<byte[], byte[]> deadLetterProducers(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new DefaultKafkaProducerFactory<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    KafkaTemplate<byte[], byte[]> deadLetterTemplate(ProducerFactory<byte[], byte[]> deadLetterProducers) {
        return new KafkaTemplate<>(deadLetterProducers);
    }

    /** Poison is never tried twice; anything else is tried for ever, and never thrown away. */
    @Bean
    DefaultErrorHandler intakeErrorHandler(
            KafkaTemplate<byte[], byte[]> deadLetterTemplate, IntakeProperties properties) {
        var handler = new DefaultErrorHandler(
                new DeadLetters(deadLetterTemplate, properties.deadLetterTopic()), forEver(properties));
        handler.setClassifications(Map.of(InvalidUsageEventException.class, false), true);
        handler.setBackOffFunction((_, failure) -> Poison.in(failure) == null ? null : AT_ONCE);
        handler.setRetryListeners(new FailureLog());
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    @Bean
    Topics usageTopics(KafkaAdmin admin, IntakeProperties properties) {
        return new Topics(admin, properties);
    }

    @Bean
    UsageEventListener usageEventListener(List<CountEvents> counters, EventSpans spans) {
        return new UsageEventListener(counters, spans);
    }

    @Bean
    IntakeStart intakeStart(
            List<CountEvents> counters,
            Topics topics,
            KafkaListenerEndpointRegistry listeners,
            TaskScheduler scheduler,
            Clock clock) {
        return new IntakeStart(counters, topics, listeners, scheduler, clock);
    }

    private static ExponentialBackOff forEver(IntakeProperties properties) {
        var backOff = new ExponentialBackOff(properties.retryFirst().toMillis(), 2);
        backOff.setMaxInterval(properties.retryMax().toMillis());
        return backOff;
    }
}
