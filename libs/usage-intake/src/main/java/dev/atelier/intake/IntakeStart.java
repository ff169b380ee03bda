package dev.atelier.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.TaskScheduler;

/**
 * Starts the consumer as soon as indexes and topics are there. The service answers queries meanwhile: neither Kafka nor
 * MongoDB has to be up before it.
 */
class IntakeStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeStart.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final List<CountEvents> counters;
    private final Topics topics;
    private final KafkaListenerEndpointRegistry listeners;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private volatile boolean running;

    IntakeStart(
            List<CountEvents> counters,
            Topics topics,
            KafkaListenerEndpointRegistry listeners,
            TaskScheduler scheduler,
            Clock clock) {
        this.counters = List.copyOf(counters);
        this.topics = topics;
        this.listeners = listeners;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        scheduler.schedule(this::attempt, clock.instant());
    }

    /** The consumer stops by itself; what is scheduled must not start it again. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void attempt() {
        if (!running) {
            return;
        }
        try {
            counters.forEach(CountEvents::prepare);
            topics.ensure();
            MessageListenerContainer consumer = listeners.getListenerContainer(UsageEventListener.ID);
            if (consumer != null) {
                consumer.start();
            }
            LOG.info("Taking in usage events");
        } catch (DataAccessException | KafkaException e) {
            LOG.warn(
                    "Not taking in usage events yet, trying again in {}: {}",
                    PAUSE,
                    e.getClass().getSimpleName());
            scheduler.schedule(this::attempt, clock.instant().plus(PAUSE));
        }
    }
}
