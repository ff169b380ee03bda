package dev.atelier.aiproxy.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.journal.UnreliableStore.Line;
import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import dev.atelier.testservers.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

class CallJournalTest {

    private static final String TOKEN = "fedcba9876543210fedcba98";

    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final Model MODEL = new Model(
            "m",
            "M",
            1000,
            100,
            Set.of("stream"),
            Price.ofTokens("v1", 1, 1, 1),
            List.of(new Model.Route("openai", "m", 0, 1)),
            List.of());

    private static MongoClient client;

    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, CallEnd> delivered = new HashMap<>();
    private final List<RecordedEvent> recorded = new ArrayList<>();
    private final List<RecordedEvent> handedOn = new ArrayList<>();
    private MongoTemplate mongo;
    private Clock clock;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestServers.mongoUri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void emptyDatabase() {
        client.getDatabase("journal-test").drop();
        mongo = new MongoTemplate(client, "journal-test");
        clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    }

    @Test
    void records_the_event_in_the_same_write_that_closes_the_call() {
        Instance one = instance("one");
        Call call = call();
        one.journal().open(call, "openai", "00-trace");

        one.journal().close(call, succeeded(), "00-trace");

        Document entry = entry(call);
        assertThat(entry.getString("state")).isEqualTo("succeeded");
        assertThat(entry.get("event", Document.class).getLong("costMicros")).isEqualTo(42);
        assertThat(entry.getDate("unsentSince")).isNotNull();
        assertThat(recorded).singleElement().satisfies(event -> {
            assertThat(event.event().callId()).isEqualTo(call.id());
            assertThat(event.event().tokens().total()).isEqualTo(15);
            assertThat(event.traceparent()).isEqualTo("00-trace");
        });
    }

    @Test
    void every_event_names_the_access_token_its_call_came_with() {
        Instance one = instance("one");
        Call closed = call();
        one.journal().open(closed, "openai", null);
        one.journal().close(closed, succeeded(), null);
        Call orphaned = call();
        one.journal().open(orphaned, "openai", null);
        Instance living = instance("living");
        living.keeper().lookAfter();
        passes(LEASE.plusSeconds(1));
        living.keeper().lookAfter();
        passes(Duration.ofSeconds(11));
        instance("fresh").keeper().lookAfter();

        assertThat(recorded).hasSize(2);
        assertThat(recorded).extracting(event -> event.event().tokenId()).containsOnly(TOKEN);
        assertThat(handedOn).hasSizeGreaterThanOrEqualTo(2);
        assertThat(handedOn).extracting(event -> event.event().tokenId()).containsOnly(TOKEN);
    }

    @Test
    void closes_a_call_once() {
        Instance one = instance("one");
        Call call = call();
        one.journal().open(call, "openai", null);

        one.journal().close(call, succeeded(), null);
        one.journal().close(call, CallEnd.failed("openai", "m"), null);

        assertThat(entry(call).getString("state")).isEqualTo("succeeded");
        assertThat(recorded).hasSize(1);
    }

    @Test
    void leaves_no_event_of_a_call_that_reached_nobody() {
        Instance one = instance("one");
        Call call = call();
        one.journal().open(call, "openai", null);

        one.journal().discard(call);

        assertThat(entry(call).getString("state")).isEqualTo("failed");
        assertThat(entry(call)).doesNotContainKey("event").doesNotContainKey("unsentSince");
        assertThat(recorded).isEmpty();
    }

    @Test
    void closes_the_calls_of_an_instance_that_died_as_failed_and_free() {
        Instance dead = instance("dead");
        Call call = call();
        dead.journal().open(call, "openai", "00-trace");
        Instance living = instance("living");
        living.keeper().lookAfter();

        passes(LEASE.plusSeconds(1));
        living.keeper().lookAfter();

        assertThat(entry(call).getString("state")).isEqualTo("failed");
        assertThat(recorded).singleElement().satisfies(event -> {
            assertThat(event.event().status()).isEqualTo(Status.FAILED);
            assertThat(event.event().costMicros()).isZero();
            assertThat(event.event().provider()).isEqualTo("openai");
        });
    }

    @Test
    void an_event_of_a_call_on_own_keys_says_whose_and_which_even_if_it_comes_again_or_from_another() {
        Instance dead = instance("dead");
        var keys = new OwnKeys(Map.of(
                "openai", new OwnKey("6".repeat(24), new Credential("sk-canary-1")),
                "second", new OwnKey("7".repeat(24), new Credential("sk-canary-2"))));
        Call closed = call("shelf-8", keys);
        Call orphan = call("shelf-9", keys);
        dead.journal().open(closed, "openai", null);
        dead.journal().open(orphan, "openai", null);
        dead.journal().close(closed, succeeded(), null);
        delivered.put("shelf-9", cancelled());
        Instance living = instance("living");
        living.keeper().lookAfter();

        passes(LEASE.plusSeconds(1));
        living.keeper().lookAfter();
        passes(Duration.ofSeconds(11));
        instance("fresh").keeper().lookAfter();

        assertThat(recorded)
                .extracting(RecordedEvent::event)
                .allSatisfy(event -> assertThat(event.keyOwner()).isEqualTo(KeyOwner.USER))
                .extracting(UsageEvent::keyId)
                .containsExactly("6".repeat(24), "7".repeat(24));
        assertThat(handedOn)
                .extracting(
                        event -> event.event().keyOwner(),
                        event -> event.event().keyId())
                .contains(Tuple.tuple(KeyOwner.USER, "6".repeat(24)));
        assertThat(entry(closed).toJson() + entry(orphan).toJson()).doesNotContain("canary");
    }

    @Test
    void closes_the_calls_of_an_instance_that_died_as_the_stored_answer_says() {
        Instance dead = instance("dead");
        Call call = call("shelf-7");
        dead.journal().open(call, "openai", "00-trace");
        delivered.put("shelf-7", cancelled());
        Instance living = instance("living");
        living.keeper().lookAfter();

        passes(LEASE.plusSeconds(1));
        living.keeper().lookAfter();

        assertThat(entry(call).getString("state")).isEqualTo("cancelled");
        assertThat(recorded).singleElement().satisfies(event -> {
            assertThat(event.traceparent()).isEqualTo("00-trace");
            assertThat(event.event().status()).isEqualTo(Status.CANCELLED);
            assertThat(event.event().provider()).isEqualTo("second");
            assertThat(event.event().tokens()).isEqualTo(new Tokens(10, 4, 5, 2));
            assertThat(event.event().costMicros()).isEqualTo(42);
            assertThat(event.event().usageSource()).isEqualTo(UsageSource.ESTIMATED);
        });
    }

    @Test
    void leaves_the_calls_of_an_instance_alone_that_still_beats() {
        Instance busy = instance("busy");
        Call call = call();
        busy.journal().open(call, "openai", null);
        Instance other = instance("other");
        other.keeper().lookAfter();

        passes(LEASE.plusSeconds(1));
        busy.lease().beat();
        other.keeper().lookAfter();

        assertThat(entry(call).getString("state")).isEqualTo("started");
    }

    @Test
    void leaves_the_calls_of_an_instance_alone_that_came_up_meanwhile() {
        Instance other = instance("other");
        other.keeper().lookAfter();
        Instance fresh = instance("fresh");
        Call call = call();
        fresh.journal().open(call, "openai", null);

        other.orphans().close(List.of("other"));

        assertThat(entry(call).getString("state")).isEqualTo("started");
    }

    @Test
    void refuses_the_late_write_of_an_instance_that_was_taken_for_dead() {
        Instance frozen = instance("frozen");
        Call call = call();
        frozen.journal().open(call, "openai", null);
        Instance other = instance("other");
        other.keeper().lookAfter();
        passes(LEASE.plusSeconds(1));
        other.keeper().lookAfter();

        frozen.journal().close(call, succeeded(), null);

        assertThat(entry(call).getString("state")).isEqualTo("failed");
        assertThat(recorded).extracting(event -> event.event().status()).containsExactly(Status.FAILED);
    }

    @Test
    void hands_on_again_what_kafka_did_not_acknowledge() {
        Instance one = instance("one");
        Call call = call();
        one.journal().open(call, "openai", null);
        one.journal().close(call, succeeded(), null);

        one.keeper().lookAfter();
        assertThat(handedOn).isEmpty();

        passes(Duration.ofSeconds(11));
        instance("one").keeper().lookAfter();
        assertThat(handedOn).singleElement().satisfies(event -> {
            UsageEvent again = event.event();
            assertThat(again).isEqualTo(recorded.getFirst().event());
        });
    }

    @Test
    void forgets_what_kafka_acknowledged() {
        Instance one = instance("one");
        Call call = call();
        one.journal().open(call, "openai", null);
        one.journal().close(call, succeeded(), null);

        new SentEvents(mongo, clock).note(List.of(call.id()));
        passes(Duration.ofSeconds(60));
        instance("one").keeper().lookAfter();

        assertThat(handedOn).isEmpty();
        assertThat(entry(call)).containsKey("sentAt").doesNotContainKey("unsentSince");
    }

    @Test
    void makes_up_for_a_close_that_did_not_reach_the_store() {
        var store = new UnreliableStore(mongo);
        Instance one = instance("one", store.operations());
        Call call = call();
        one.journal().open(call, "openai", null);
        store.is(Line.CUT);
        one.journal().close(call, succeeded(), null);
        assertThat(recorded).isEmpty();

        store.is(Line.WELL);
        one.keeper().lookAfter();
        one.keeper().lookAfter();

        assertThat(entry(call).getString("state")).isEqualTo("succeeded");
        assertThat(recorded)
                .singleElement()
                .satisfies(event -> assertThat(event.event().costMicros()).isEqualTo(42));
    }

    @Test
    void makes_up_for_it_before_it_leaves_too() {
        var store = new UnreliableStore(mongo);
        Instance one = instance("one", store.operations());
        Call call = call();
        one.journal().open(call, "openai", null);
        store.is(Line.CUT);
        one.journal().close(call, succeeded(), null);

        store.is(Line.WELL);
        one.keeper().stop();

        assertThat(entry(call).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void a_close_whose_reply_was_lost_leaves_one_event() {
        var store = new UnreliableStore(mongo);
        Instance one = instance("one", store.operations());
        Call call = call();
        one.journal().open(call, "openai", null);
        store.is(Line.LOSES_REPLIES);
        one.journal().close(call, succeeded(), null);

        store.is(Line.WELL);
        one.keeper().lookAfter();
        assertThat(entry(call).getString("state")).isEqualTo("succeeded");
        assertThat(recorded).isEmpty();
        passes(Duration.ofSeconds(11));
        instance("one").keeper().lookAfter();

        assertThat(handedOn).hasSize(1);
    }

    @Test
    void forgets_a_call_whose_opening_failed_though_it_was_written() {
        var store = new UnreliableStore(mongo);
        Instance one = instance("one", store.operations());
        one.lease().beat();
        Call call = call();
        store.is(Line.LOSES_REPLIES);
        assertThatThrownBy(() -> one.journal().open(call, "openai", null)).isInstanceOf(DataAccessException.class);
        assertThat(entry(call).getString("state")).isEqualTo("started");

        store.is(Line.WELL);
        one.keeper().lookAfter();

        assertThat(entry(call).getString("state")).isEqualTo("failed");
        assertThat(entry(call)).doesNotContainKey("event");
        assertThat(recorded).isEmpty();
    }

    @Test
    void settles_a_call_later_of_which_nobody_knows_whether_it_was_delivered() {
        var store = new UnreliableStore(mongo);
        Instance one = instance("one", store.operations());
        Call stored = call("shelf-1");
        Call lost = call("shelf-2");
        one.journal().open(stored, "openai", null);
        one.journal().open(lost, "openai", null);
        delivered.put("shelf-1", succeeded());
        store.is(Line.CUT);
        one.journal().settle(stored, succeeded(), null);
        one.journal().settle(lost, succeeded(), null);

        store.is(Line.WELL);
        one.keeper().lookAfter();

        assertThat(entry(stored).getString("state")).isEqualTo("succeeded");
        assertThat(entry(lost).getString("state")).isEqualTo("failed");
        assertThat(recorded).extracting(event -> event.event().costMicros()).containsExactly(42L, 0L);
    }

    @Test
    void discards_late_what_could_not_be_discarded_in_time() {
        var store = new UnreliableStore(mongo);
        Instance one = instance("one", store.operations());
        Call call = call();
        one.journal().open(call, "openai", null);
        store.is(Line.CUT);
        one.journal().discard(call);

        store.is(Line.WELL);
        one.keeper().lookAfter();

        assertThat(entry(call).getString("state")).isEqualTo("failed");
        assertThat(recorded).isEmpty();
    }

    private Instance instance(String name) {
        return instance(name, mongo);
    }

    private Instance instance(String name, MongoOperations mongo) {
        var lease = new InstanceLease(mongo, name, LEASE, nanos::get);
        Deliveries deliveries = (callId, reference) -> delivered.get(reference);
        var journal = new CallJournal(mongo, lease, clock, recorded::add, deliveries);
        var settings =
                new ProxyProperties.Journal(Duration.ofSeconds(3), LEASE, Duration.ofSeconds(10), Duration.ofDays(90));
        var orphans = new OrphanedCalls(mongo, journal, lease, deliveries);
        var outbox = new Outbox(mongo, lease, settings, clock, handedOn::add);
        var keeper = new JournalKeeper(journal, lease, orphans, outbox, settings);
        return new Instance(lease, journal, orphans, keeper);
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        clock = Clock.offset(clock, time);
    }

    private Call call() {
        return call(null);
    }

    private Call call(@Nullable String reference) {
        return call(reference, OwnKeys.NONE);
    }

    private Call call(@Nullable String reference, OwnKeys keys) {
        return new Call(
                ObjectId.get().toHexString(),
                new Spender(ObjectId.get().toHexString(), TOKEN, false),
                "chat",
                "chat",
                MODEL,
                List.of(),
                12,
                100,
                clock.instant(),
                reference,
                keys);
    }

    private static CallEnd succeeded() {
        return new CallEnd(Status.SUCCEEDED, "openai", "m", new TokenUsage(10, 0, 5, 0), 42, UsageSource.REPORTED);
    }

    private static CallEnd cancelled() {
        return new CallEnd(Status.CANCELLED, "second", "m", new TokenUsage(10, 4, 5, 2), 42, UsageSource.ESTIMATED);
    }

    private Document entry(Call call) {
        return mongo.getCollection("calls")
                .find(new Document("_id", new ObjectId(call.id())))
                .first();
    }

    private record Instance(InstanceLease lease, CallJournal journal, OrphanedCalls orphans, JournalKeeper keeper) {}
}
