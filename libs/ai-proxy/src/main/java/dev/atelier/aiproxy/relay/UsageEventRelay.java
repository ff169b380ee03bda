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
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean kafkaIsAway = new AtomicBoolean();

    private volatile boolean sending;
    private volatile boolean marking;
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

    /** Takes an event unless it is in hand already: the journal hands in again whatever is not acknowledged yet. */
    @Override
    public void accept(RecordedEvent event) {
        String callId = event.event().callId();
        if (inHand.add(callId) && !waiting.offer(event)) {
            inHand.remove(callId);
        }
    }

    @Override
    public void start() {
        sending = true;
        marking = true;
        sender = Thread.ofPlatform().daemon().name("usage-relay").start(this::sendAll);
        marker = Thread.ofPlatform().daemon().name("usage-relay-marker").start(this::markAll);
    }

    /** What still waits stays in the journal; what was sent is acknowledged and noted first. */
    @Override
    public void stop() {
        sending = false;
        awaitEnd(sender);
        producers.reset();
        marking = false;
        awaitEnd(marker);
        waiting.clear();
        inHand.clear();
    }

    @Override
    public boolean isRunning() {
        return sending;
    }

    /** Stops after the web server and before the journal's keeper. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 2048;
    }

    private void sendAll() {
        while (sending) {
            RecordedEvent next = poll(waiting, MARK_EVERY.toNanos());
            if (next != null) {
                send(next);
            }
        }
    }

    private void send(RecordedEvent recorded) {
        String callId = recorded.event().callId();
        try {
            Producer<String, byte[]> producer = producers.createProducer();
            tracedSend.send(
                    producer, message(recorded.event()), recorded.traceparent(), failure -> done(callId, failure));
        } catch (KafkaException | IllegalStateException e) { // the latter from a producer that is being closed
            done(callId, e);
        }
    }

    private static ProducerRecord<String, byte[]> message(UsageEvent event) {
        var message = new ProducerRecord<>(UsageEvents.TOPIC, event.userId(), UsageEvents.write(event));
        message.headers().add("content-type", UsageEvents.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII));
        return message;
    }

    private void done(String callId, @Nullable Exception failure) {
        if (failure == null) {
            sentEvents.increment();
            acknowledged.add(callId);
            if (kafkaIsAway.compareAndSet(true, false)) {
                LOG.info("Kafka takes usage events again");
            }
        } else {
            failedEvents.increment();
            inHand.remove(callId);
            if (kafkaIsAway.compareAndSet(false, true)) {
                LOG.warn("Kafka takes no usage events, the journal keeps them: {}", failure.toString());
            }
        }
    }

    private void markAll() {
        List<String> batch = new ArrayList<>(MARKED_AT_ONCE);
        while (marking || !acknowledged.isEmpty()) {
            gather(batch);
            if (!batch.isEmpty()) {
                mark(batch);
                batch.forEach(inHand::remove);
                batch.clear();
            }
        }
    }

    /** All that are acknowledged within a moment: under load one write marks hundreds. */
    private void gather(List<String> batch) {
        long end = System.nanoTime() + MARK_EVERY.toNanos();
        for (long left = MARK_EVERY.toNanos();
                left > 0 && batch.size() < MARKED_AT_ONCE;
                left = end - System.nanoTime()) {
            String next = poll(acknowledged, left);
            if (next != null) {
                batch.add(next);
            }
        }
    }

    /** An unmarked event is sent twice at worst, which every consumer tolerates. */
    private void mark(List<String> ids) {
        try {
            journal.note(ids);
        } catch (DataAccessException | IllegalStateException e) { // the latter from a client that is being closed
            LOG.warn(
                    "{} sent events could not be marked: {}",
                    ids.size(),
                    e.getClass().getSimpleName());
        }
    }

    private static <T> @Nullable T poll(BlockingQueue<T> queue, long nanos) {
        try {
            return queue.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return null; // these threads are ours alone: they end by their flags
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
