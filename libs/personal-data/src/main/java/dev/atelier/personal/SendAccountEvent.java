package dev.atelier.personal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Tells all services of an account event. */
public class SendAccountEvent implements DisposableBean {

    private static final String CONTENT_TYPE = "application/cloudevents+json";

    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final String service;
    private final Clock clock;

    SendAccountEvent(DefaultKafkaProducerFactory<String, byte[]> producers, String service, Clock clock) {
        this.producers = producers;
        this.kafka = new KafkaTemplate<>(producers);
        this.service = service;
        this.clock = clock;
    }

    /**
     * Sends an event; blocks until all replicas have it.
     *
     * @throws KafkaException if they do not have it in time; sending it again does no harm
     */
    public void send(AccountEvent event) {
        var message = new ProducerRecord<>(
                AccountEvents.TOPIC, event.userId(), AccountEvents.write(event, service, clock.instant()));
        message.headers().add("content-type", CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
        try {
            kafka.send(message).join();
        } catch (CompletionException e) {
            throw new KafkaException("An account event could not be sent", e);
        }
    }

    /** Name of this service. */
    public String service() {
        return service;
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
