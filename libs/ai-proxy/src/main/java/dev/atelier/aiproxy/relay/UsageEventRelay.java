package dev.atelier.aiproxy.relay;

import dev.atelier.aiproxy.journal.RecordedEvent;
import dev.atelier.aiproxy.journal.SentEvents;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends recorded events to Kafka as they come and tells the journal which have arrived. A call never waits for it, and
 * nothing is lost by it: what it drops or forgets still lies unsent in the journal and is handed in again.
 */
public final class UsageEventRelay implements SmartLifecycle, Consumer<RecordedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(UsageEventRelay.class);
    private static final int WAITING_AT_MOST = 20_000;
    private static final int MARKED_AT_ONCE = 500;
    private static final Duration MARK_EVERY = Duration.ofMillis(250);

    private final ProducerFactory<String, byte[]> producers;
    private final TracedSend tracedSend;
    private final SentEvents journal;
    private final BlockingQueue<RecordedEvent> waiting = new LinkedBlockingQueue<>(WAITING_AT_MOST);
    private final BlockingQueue<String> acknowledged = new LinkedBlockingQueue<>();
    private final Counter sentEvents;
    private final Counter failedEvents;

    private volatile boolean running;
    private @Nullable Thread sender;
    private @Nullable Thread marker;

    /** A relay over the given producers, which must wait for all replicas. */
    public UsageEventRelay(
            ProducerFactory<String, byte[]> producers,
            TracedSend tracedSend,
            SentEvents sentEvents,
            MeterRegistry metrics) {
        this.producers = producers;
        this.tracedSend = tracedSend;
        this.journal = sentEvents;
        this.sentEvents = Counter.builder("atelier.usage.events.sent").register(metrics);
        this.failedEvents = Counter.builder("atelier.usage.events.failed").register(metrics);
        metrics.gauge("atelier.usage.events.waiting", waiting, BlockingQueue::size);
    }

    @Override
    public void accept(RecordedEvent event) {
        if (!waiting.offer(event)) {
            LOG.debug(
                    "Relay is full; the journal hands {} in again",
                    event.event().callId());
        }
    }

    @Override
    public void start() {
        running = true;
        sender = Thread.ofPlatform().daemon().name("usage-relay").start(this::sendAll);
        marker = Thread.ofPlatform().daemon().name("usage-relay-marker").start(this::markAll);
    }

    @Override
    public void stop() {
        running = false;
        awaitEnd(sender);
        producers.reset();
        awaitEnd(marker);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server and before the journal's keeper. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2048;
    }

    private void sendAll() {
        while (running || !waiting.isEmpty()) {
            RecordedEvent next = poll(waiting);
            if (next != null) {
                send(next);
            }
        }
    }

    private void send(RecordedEvent recorded) {
        UsageEvent event = recorded.event();
        var message = new ProducerRecord<>(UsageEvents.TOPIC, event.userId(), UsageEvents.write(event));
        message.headers().add("content-type", UsageEvents.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
        try {
            Producer<String, byte[]> producer = producers.createProducer();
            tracedSend.send(producer, message, recorded.traceparent(), failure -> done(event.callId(), failure));
        } catch (KafkaException e) {
            done(event.callId(), e);
        }
    }

    private void done(String callId, @Nullable Exception failure) {
        if (failure == null) {
            sentEvents.increment();
            acknowledged.add(callId);
        } else {
            failedEvents.increment();
            LOG.warn(
                    "Usage event {} not sent, it will be sent again: {}",
                    callId,
                    failure.getClass().getSimpleName());
        }
    }

    private void markAll() {
        List<String> batch = new ArrayList<>(MARKED_AT_ONCE);
        while (running || !acknowledged.isEmpty()) {
            String first = poll(acknowledged);
            if (first != null) {
                batch.add(first);
                acknowledged.drainTo(batch, MARKED_AT_ONCE - 1);
                mark(batch);
                batch.clear();
            }
        }
    }

    /** An unmarked event is sent twice at worst, which every consumer tolerates. */
    private void mark(List<String> ids) {
        try {
            journal.note(ids);
        } catch (DataAccessException e) {
            LOG.warn(
                    "{} sent events could not be marked: {}",
                    ids.size(),
                    e.getClass().getSimpleName());
        }
    }

    private static <T> @Nullable T poll(BlockingQueue<T> queue) {
        try {
            return queue.poll(MARK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void awaitEnd(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
