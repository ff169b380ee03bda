package dev.atelier.aiproxy.relay;

import dev.atelier.aiproxy.journal.SentEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** The relay and its producers. */
@Configuration(proxyBeanMethods = false)
public class RelayConfiguration {

    @Bean
    UsageEventRelay usageEventRelay(
            @Qualifier("usageEventProducers") ProducerFactory<String, byte[]> producers,
            TracedSend tracedSend,
            SentEvents sentEvents,
            MeterRegistry metrics) {
        return new UsageEventRelay(producers, tracedSend, sentEvents, metrics);
    }

    @Bean
    TracedSend tracedSend(Tracer tracer, Propagator propagator) {
        return new TracedSend(tracer, propagator);
    }

    /** Acknowledged by all replicas and without duplicates of its own making; batches for a few milliseconds. */
    @Bean
    ProducerFactory<String, byte[]> usageEventProducers(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 25);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
