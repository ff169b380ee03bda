package dev.atelier.aiproxy.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RememberedKeysTest {

    private static final Owner ANN = new Owner("ann", "openai");
    private static final Owner BOB = new Owner("bob", "openai");

    private final FakeUserService userService = new FakeUserService();
    private final KeyOwners owners = new KeyOwners();
    private final OwnersLoader loader = new OwnersLoader(owners, userService, Duration.ofMinutes(10));
    private final AtomicLong nanos = new AtomicLong();
    private final RememberedKeys keys = new RememberedKeys(
            owners,
            userService,
            new KeyCacheProperties(Duration.ofSeconds(30), Duration.ofMinutes(5), 100, Duration.ofMinutes(10)),
            nanos::get);

    @Test
    void a_user_without_keys_costs_nobody_a_question() {
        userService.keys.put(ANN, "sk-ann");
        loader.load();
        userService.away = true;

        assertThat(find(BOB)).isNull();
        assertThat(keys.find("ann", "anthropic")).isNull();
        assertThat(userService.asked).hasValue(0);
    }

    @Test
    void a_key_is_asked_for_once_in_half_a_minute() {
        userService.keys.put(ANN, "sk-ann");
        loader.load();

        for (int i = 0; i < 10; i++) {
            assertThat(find(ANN)).isEqualTo("sk-ann");
        }
        assertThat(userService.asked).hasValue(1);
        passes(Duration.ofSeconds(31));
        assertThat(find(ANN)).isEqualTo("sk-ann");
        assertThat(userService.asked).hasValue(2);
    }

    @Test
    void a_hundred_calls_at_once_ask_once() throws Exception {
        userService.keys.put(ANN, "sk-ann");
        loader.load();
        var everybodyIsThere = new CountDownLatch(100);
        userService.whileAsked = () -> awaitQuietly(everybodyIsThere);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> found = threads.invokeAll(Collections.nCopies(100, () -> {
                everybodyIsThere.countDown();
                return find(ANN);
            }));
            assertThat(found).extracting(Future::resultNow).containsOnly("sk-ann");
        }
        assertThat(userService.asked).hasValue(1);
    }

    @Test
    void a_change_that_is_told_is_seen_by_the_next_call() {
        userService.keys.put(ANN, "sk-ann");
        loader.load();
        find(ANN);

        userService.keys.put(ANN, "sk-other");
        keys.forget(ANN);
        assertThat(find(ANN)).isEqualTo("sk-other");
        userService.keys.remove(ANN);
        keys.forget(ANN);
        assertThat(find(ANN)).isNull();
        userService.keys.put(BOB, "sk-bob");
        keys.forget(BOB);
        assertThat(find(BOB)).isEqualTo("sk-bob");
    }

    @Test
    void an_answer_from_before_a_change_is_remembered_by_nobody() {
        userService.keys.put(ANN, "sk-ann");
        loader.load();
        userService.whileAsked = () -> {
            userService.keys.remove(ANN);
            keys.forget(ANN);
        };
        find(ANN);
        userService.whileAsked = () -> {};

        assertThat(find(ANN)).isNull();
    }

    @Test
    void a_renewed_answer_from_before_a_change_is_remembered_by_nobody_either() {
        userService.keys.put(ANN, "sk-ann");
        loader.load();
        find(ANN);
        passes(Duration.ofSeconds(31));
        userService.whileAsked = () -> {
            userService.keys.remove(ANN);
            keys.forget(ANN);
        };
        find(ANN);
        userService.whileAsked = () -> {};

        assertThat(find(ANN)).isNull();
    }

    @Test
    void a_known_key_goes_on_for_minutes_while_user_service_is_away_unless_a_change_is_told() {
        userService.keys.put(ANN, "sk-ann");
        userService.keys.put(BOB, "sk-bob");
        loader.load();
        find(ANN);
        find(BOB);
        userService.away = true;

        passes(Duration.ofMinutes(4));
        assertThat(find(ANN)).isEqualTo("sk-ann");
        keys.forget(ANN);
        unavailable(ANN);
        passes(Duration.ofMinutes(2));
        unavailable(BOB);
    }

    @Test
    void what_cannot_be_told_is_never_taken_for_no_key() {
        userService.keys.put(ANN, "sk-ann");
        loader.load();
        userService.away = true;

        unavailable(ANN);
        unavailable(ANN);
        userService.away = false;
        assertThat(find(ANN)).isEqualTo("sk-ann");
    }

    @Test
    void as_long_as_nobody_said_who_has_keys_everybody_is_asked_about() {
        userService.away = true;
        assertThat(loader.load()).isFalse();
        unavailable(BOB);

        userService.away = false;
        assertThat(find(BOB)).isNull();
        assertThat(loader.load()).isTrue();
    }

    @Test
    void reads_all_pages_and_misses_nobody_who_got_a_key_meanwhile() {
        for (int i = 0; i < 5; i++) {
            userService.keys.put(new Owner("user" + i, "openai"), "sk-" + i);
        }
        userService.whileAsked = () -> owners.add(BOB);

        assertThat(loader.load()).isTrue();

        for (int i = 0; i < 5; i++) {
            assertThat(owners.mayInclude("user" + i, "openai")).isTrue();
        }
        assertThat(owners.mayInclude("bob", "openai")).isTrue();
        assertThat(owners.mayInclude("ann", "openai")).isFalse();
        userService.whileAsked = () -> {};
        loader.load();
        assertThat(owners.mayInclude("bob", "openai")).isFalse();
    }

    private @Nullable String find(Owner owner) {
        OwnKey key = keys.find(owner.userId(), owner.service());
        return key == null ? null : key.credential().secret();
    }

    private void unavailable(Owner owner) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> find(owner))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
