package dev.atelier.aiproxy.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import dev.atelier.aiproxy.journal.RecordedEvent;
import dev.atelier.aiproxy.journal.SentEvents;
import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import dev.atelier.events.UsageEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.dao.DataAccessResourceFailureException;

/** What the relay keeps in hand, and when it takes an event once more. */
class UsageEventRelayTest {

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final List<String> noted = new CopyOnWriteArrayList<>();
    private final SentEvents journal = mock(SentEvents.class);
    private final UsageEventRelay relay = new UsageEventRelay(
            () -> kafka, new TracedSend(Tracer.NOOP, Propagator.NOOP), journal, new SimpleMeterRegistry());

    @BeforeEach
    void start() {
        doAnswer(this::note).when(journal).note(anyCollection());
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void an_event_in_hand_is_not_taken_again() {
        RecordedEvent first = event();
        RecordedEvent second = event();
        relay.accept(first);
        relay.accept(first);
        awaitSent(1);
        relay.accept(first);
        relay.accept(second);
        awaitSent(2);

        assertThat(sent()).containsExactly(callId(first), callId(second));
    }

    @Test
    void an_event_that_kafka_did_not_take_is_taken_again() {
        RecordedEvent event = event();
        relay.accept(event);
        awaitSent(1);
        kafka.errorNext(new TimeoutException("no broker"));
        relay.accept(event);
        awaitSent(2);

        assertThat(sent()).containsExactly(callId(event), callId(event));
    }

    @Test
    void an_event_is_in_hand_until_its_arrival_is_noted() {
        RecordedEvent event = event();
        relay.accept(event);
        awaitSent(1);
        kafka.completeNext();

        await().until(() -> noted.contains(callId(event)));
        await().until(() -> {
            relay.accept(event); // as the journal's keeper does with what it finds unsent
            return sent().size() == 2;
        });
    }

    @Test
    void an_event_whose_arrival_could_not_be_noted_is_taken_again() {
        RecordedEvent event = event();
        doThrow(new DataAccessResourceFailureException("the store is away"))
                .doAnswer(this::note)
                .when(journal)
                .note(anyCollection());
        relay.accept(event);
        awaitSent(1);
        kafka.completeNext();

        await().until(() -> {
            relay.accept(event);
            return sent().size() == 2;
        });
        kafka.completeNext();
        await().until(() -> noted.contains(callId(event)));
    }

    @Test
    void what_arrived_is_noted_before_the_relay_stops() {
        RecordedEvent event = event();
        relay.accept(event);
        awaitSent(1);
        kafka.completeNext();

        relay.stop();

        assertThat(noted).containsExactly(callId(event));
    }

    @Test
    void after_a_stop_nothing_is_in_hand() {
        RecordedEvent event = event();
        relay.accept(event);
        awaitSent(1);

        relay.stop();
        relay.start();
        relay.accept(event);

        awaitSent(2);
    }

    /** The relay reuses the list it hands over. */
    private @Nullable Object note(InvocationOnMock noting) {
        noted.addAll(noting.getArgument(0));
        return null;
    }

    private void awaitSent(int count) {
        await().atMost(Duration.ofSeconds(15)).until(() -> sent().size() == count);
    }

    private List<String> sent() {
        return kafka.history().stream()
                .map(message -> UsageEvents.read(message.value()).callId())
                .collect(Collectors.toList());
    }

    private static String callId(RecordedEvent event) {
        return event.event().callId();
    }

    private static RecordedEvent event() {
        return new RecordedEvent(
                new UsageEvent(
                        ObjectId.get().toHexString(),
                        ObjectId.get().toHexString(),
                        "chat",
                        "chat",
                        "openai",
                        "m",
                        KeyOwner.PLATFORM,
                        null,
                        null,
                        Status.SUCCEEDED,
                        new Tokens(10, 0, 5, 0),
                        0,
                        42,
                        "v1",
                        UsageSource.REPORTED,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        100),
                null);
    }
}
