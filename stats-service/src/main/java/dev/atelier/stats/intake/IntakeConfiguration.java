package dev.atelier.stats.intake;

import dev.atelier.events.InvalidUsageEventException;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** How a poll is traced, and what happens to one that fails. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

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
        var handler = new DefaultErrorHandler(new DeadLetters(deadLetterTemplate), forEver(properties));
        handler.setClassifications(Map.of(InvalidUsageEventException.class, false), true);
        handler.setBackOffFunction((_, failure) -> Poison.in(failure) == null ? null : AT_ONCE);
        handler.setRetryListeners(new FailureLog());
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    private static ExponentialBackOff forEver(IntakeProperties properties) {
        var backOff = new ExponentialBackOff(properties.retryFirst().toMillis(), 2);
        backOff.setMaxInterval(properties.retryMax().toMillis());
        return backOff;
    }
}
