package dev.atelier.personal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/**
 * Takes account events in, from the moment the topic is there; the service does everything else meanwhile. An event that
 * cannot be dealt with is dropped: it comes again until it is confirmed, so nothing ever waits behind it.
 */
final class AccountEventIntake implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AccountEventIntake.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final HandlesAccountEvents handler;
    private final KafkaAdmin admin;
    private final NewTopic topic;
    private final KafkaMessageListenerContainer<byte[], byte[]> consumer;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    AccountEventIntake(
            HandlesAccountEvents handler, KafkaAdmin admin, NewTopic topic, ConsumerFactory<byte[], byte[]> consumers) {
        this.handler = handler;
        this.admin = admin;
        this.topic = topic;
        var properties = new ContainerProperties(topic.name());
        properties.setMessageListener((MessageListener<byte[], byte[]>) this::take);
        this.consumer = new KafkaMessageListenerContainer<>(consumers, properties);
        this.consumer.setBeanName("account-events");
    }

    @Override
    public void start() {
        var end = new CountDownLatch(1);
        stopped = end;
        Thread.ofVirtual().name("account-events-start").start(() -> begin(end));
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        consumer.stop();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void begin(CountDownLatch end) {
        try {
            while (!hasTopic()) {
                if (end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        startUnless(end);
    }

    /** Never at the same time as {@link #stop}: a consumer that starts a moment after it would never be stopped. */
    private synchronized void startUnless(CountDownLatch end) {
        if (end.getCount() > 0) {
            consumer.start();
            LOG.info("Taking in account events");
        }
    }

    /** Where an operator provides the topic, and this service may not, it is taken to be there. */
    private boolean hasTopic() {
        try {
            admin.createOrModifyTopics(topic);
            return true;
        } catch (KafkaException e) {
            if (e.getRootCause() instanceof AuthorizationException) {
                return true;
            }
            LOG.warn(
                    "Not taking in account events yet, trying again in {}: {}",
                    PAUSE,
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        AccountEvent event = AccountEvents.read(message.value());
        if (event == null) {
            LOG.warn("{}-{}@{} is no account event", message.topic(), message.partition(), message.offset());
            return;
        }
        try {
            handler.handle(event);
        } catch (DataAccessException | KafkaException e) {
            LOG.warn(
                    "An account event of user {} waits to be told again: {}",
                    event.userId(),
                    e.getClass().getSimpleName());
        }
    }
}
