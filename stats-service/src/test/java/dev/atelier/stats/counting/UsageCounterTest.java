package dev.atelier.stats.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.events.UsageEvent;
import dev.atelier.stats.Events;
import dev.atelier.stats.counting.CountingFixture.Steps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

class UsageCounterTest {

    private static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    /** More than a counter has, before and after each, in its longest way. */
    private static final int ALL_STEPS = 40;

    private final CountingFixture store = new CountingFixture("stats-counting");

    private final UsageCounter counter = store.counter(Steps.UNDISTURBED);

    @Test
    void sums_up_per_user_service_model_and_utc_day() {
        String ann = Events.newId();
        String bob = Events.newId();

        counter.count(List.of(
                Events.chat(ann, "m", SUNDAY, 10, 7),
                Events.chat(ann, "m", MONDAY.minusMillis(1), 20, 5),
                Events.chat(ann, "m", MONDAY, 1, 1),
                Events.chat(ann, "n", SUNDAY, 1, 2),
                Events.image(ann, "m", SUNDAY, 40_000),
                Events.chat(bob, "m", SUNDAY, 0, 3)));

        assertThat(store.sums())
                .isEqualTo(Map.of(
                        ann + "|chat|m|2026-11-22", List.of(2L, 230L, 12L),
                        ann + "|chat|m|2026-11-23", List.of(1L, 101L, 1L),
                        ann + "|chat|n|2026-11-22", List.of(1L, 101L, 2L),
                        ann + "|image|m|2026-11-22", List.of(1L, 0L, 40_000L),
                        bob + "|chat|m|2026-11-22", List.of(1L, 100L, 3L)));
    }

    @Test
    void keeps_the_fields_of_the_seed_model() {
        String ann = Events.newId();
        counter.count(List.of(Events.chat(ann, "m", SUNDAY, 10, 7)));

        Document day = store.everything().getFirst();

        assertThat(day)
                .containsEntry("userId", new ObjectId(ann))
                .containsEntry("service", "chat")
                .containsEntry("year", 2026)
                .containsEntry("month", 11)
                .containsEntry("day", 22)
                .containsKeys("createdAt", "updatedAt");
    }

    @Test
    void counts_a_failed_call_with_no_cost() {
        String ann = Events.newId();

        counter.count(List.of(Events.failed(ann, "m", SUNDAY)));

        assertThat(store.sums()).containsEntry(ann + "|chat|m|2026-11-22", List.of(1L, 0L, 0L));
    }

    @Test
    void repetition_changes_nothing_at_all() {
        List<UsageEvent> events = someEvents();
        counter.count(events);
        List<Document> before = store.everything();

        List<UsageEvent> repeated = new ArrayList<>(events);
        repeated.addAll(events);
        Collections.shuffle(repeated, new Random(1));
        counter.count(repeated);
        repeated.forEach(event -> counter.count(List.of(event)));

        assertThat(store.everything()).isEqualTo(before);
        assertThat(store.pending()).isZero();
    }

    @Test
    void the_first_event_of_a_call_wins_over_a_different_one_of_the_same_call() {
        String ann = Events.newId();
        UsageEvent first = Events.chat(ann, "m", SUNDAY, 10, 7);
        counter.count(List.of(first));

        counter.count(List.of(
                Events.withCallId(first.callId(), Events.chat(ann, "other", MONDAY, 99, 99)),
                Events.chat(ann, "m", SUNDAY, 1, 1)));

        assertThat(store.sums()).isEqualTo(Map.of(ann + "|chat|m|2026-11-22", List.of(2L, 211L, 8L)));
    }

    @Test
    void a_different_event_of_a_call_that_was_left_uncounted_counts_as_the_first_one_did() {
        String ann = Events.newId();
        UsageEvent first = Events.chat(ann, "m", SUNDAY, 10, 7);
        store.records(Steps.UNDISTURBED).record(List.of(UsageRecord.of(first)));

        counter.count(List.of(Events.withCallId(first.callId(), Events.chat(ann, "other", MONDAY, 99, 99))));

        assertThat(store.sums()).isEqualTo(Map.of(ann + "|chat|m|2026-11-22", List.of(1L, 110L, 7L)));
    }

    @Test
    void counts_once_wherever_it_is_killed() {
        for (int step = 1; step <= ALL_STEPS; step++) {
            List<UsageEvent> earlier = someEvents();
            List<UsageEvent> events = sameDaysAs(earlier);
            counter.count(earlier);

            boolean survived = survives(step, events);
            counter.count(shuffled(events, step));

            assertCounted(concat(earlier, events), "killed at step " + step);
            if (survived) {
                assertThat(step).as("steps that were tried").isGreaterThan(8);
                return;
            }
        }
        throw new AssertionError("A counter has more steps than were tried");
    }

    @Test
    void counts_once_when_killed_again_while_recovering() {
        for (int first = 1; first <= 12; first++) {
            for (int second = 1; second <= 12; second++) {
                List<UsageEvent> events = someEvents();
                survives(first, events);
                survives(second, events.subList(0, 5));

                counter.count(events);

                assertCounted(events, "killed at steps " + first + " and " + second);
            }
        }
    }

    @Test
    void counts_once_when_another_consumer_takes_over_between_any_two_steps() {
        for (int step = 1; step <= ALL_STEPS; step++) {
            List<UsageEvent> events = someEvents();
            List<UsageEvent> more = sameDaysAs(events);
            var takeOver = new At(step, () -> {
                counter.count(events);
                counter.count(more);
            });

            store.counter(takeOver).count(events);
            counter.count(more);

            assertCounted(concat(events, more), "taken over at step " + step);
        }
    }

    @Test
    void counts_once_when_many_deliver_the_same_and_die_at_random() throws Exception {
        List<UsageEvent> events = new ArrayList<>();
        String ann = Events.newId();
        for (int call = 0; call < 120; call++) {
            events.add(Events.chat(ann, "m" + call % 3, call % 2 == 0 ? SUNDAY : MONDAY, call, call));
        }
        try (ExecutorService consumers = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> deliveries = new ArrayList<>();
            for (int consumer = 0; consumer < 4; consumer++) {
                Random random = new Random(consumer);
                deliveries.add(Executors.callable(() -> deliverDyingAtRandom(events, random)));
            }
            for (Future<Object> delivery : consumers.invokeAll(deliveries)) {
                delivery.get();
            }
        }

        assertCounted(events, "after all");
    }

    @Test
    void counts_what_was_recorded_even_if_its_event_never_comes_again() {
        List<UsageEvent> events = someEvents();
        survives(3, events);
        assertThat(store.sums()).isEmpty();

        leftovers(CountingFixture.NOW.plus(Duration.ofSeconds(5))).countNow();
        assertThat(store.sums()).as("too young to be left over").isEmpty();

        leftovers(CountingFixture.NOW.plus(Duration.ofMinutes(5))).countNow();
        assertCounted(events, "left over");
    }

    private Leftovers leftovers(Instant now) {
        return new Leftovers(
                store.records(Steps.UNDISTURBED),
                counter,
                Clock.fixed(now, ZoneOffset.UTC),
                new SimpleAsyncTaskScheduler());
    }

    private void deliverDyingAtRandom(List<UsageEvent> events, Random random) {
        List<UsageEvent> queue = shuffled(events, random.nextInt());
        for (int from = 0; from < queue.size(); ) {
            int to = Math.min(queue.size(), from + 1 + random.nextInt(25));
            if (random.nextInt(3) > 0 && !survives(1 + random.nextInt(10), queue.subList(from, to))) {
                continue;
            }
            counter.count(queue.subList(from, to));
            from = to;
        }
    }

    /** Counts until the given step and dies there; {@code true} if it was done before. */
    private boolean survives(int step, List<UsageEvent> events) {
        try {
            store.counter(new At(step, () -> {
                        throw new Killed();
                    }))
                    .count(events);
            return true;
        } catch (Killed _) {
            return false;
        }
    }

    private void assertCounted(List<UsageEvent> events, String when) {
        Map<String, List<Long>> expected = new TreeMap<>();
        for (UsageEvent event : events) {
            List<Long> one = List.of(1L, event.tokens().total(), event.costMicros());
            expected.merge(UsageRecord.of(event).dayId(), one, UsageCounterTest::plus);
        }
        assertThat(store.sums()).as(when).containsAllEntriesOf(expected);
        assertThat(store.pending()).as("pending, " + when).isZero();
    }

    private static List<Long> plus(List<Long> a, List<Long> b) {
        return List.of(a.get(0) + b.get(0), a.get(1) + b.get(1), a.get(2) + b.get(2));
    }

    private static List<UsageEvent> someEvents() {
        String ann = Events.newId();
        String bob = Events.newId();
        return List.of(
                Events.chat(ann, "m", SUNDAY, 10, 7),
                Events.chat(ann, "m", SUNDAY, 11, 8),
                Events.chat(ann, "m", MONDAY, 12, 9),
                Events.image(ann, "i", SUNDAY, 40_000),
                Events.chat(ann, "m", SUNDAY, 13, 1),
                Events.failed(bob, "m", SUNDAY));
    }

    private static List<UsageEvent> sameDaysAs(List<UsageEvent> events) {
        return events.stream()
                .map(event -> Events.withCallId(Events.newId(), event))
                .toList();
    }

    private static List<UsageEvent> shuffled(List<UsageEvent> events, long seed) {
        List<UsageEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static List<UsageEvent> concat(List<UsageEvent> a, List<UsageEvent> b) {
        List<UsageEvent> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static final class At implements Steps {

        private final Runnable event;
        private int left;

        At(int step, Runnable event) {
            this.left = step;
            this.event = event;
        }

        @Override
        public void between() {
            if (--left == 0) {
                event.run();
            }
        }
    }

    private static final class Killed extends RuntimeException {}
}
