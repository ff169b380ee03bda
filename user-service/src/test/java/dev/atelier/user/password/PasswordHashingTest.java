package dev.atelier.user.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final PasswordProperties properties = new PasswordProperties(4, 1, Duration.ofSeconds(20));
    private final HashingPool pool = new HashingPool(properties);
    private final PasswordHashing hashing = new PasswordHashing(properties, pool);

    @AfterEach
    void close() {
        pool.destroy();
    }

    @Test
    void knows_a_password_by_its_hash() {
        String hash = hashing.hash("correct horse");

        assertThat(hash).startsWith("$2a$04$");
        assertThat(hashing.matches("correct horse", hash)).isTrue();
        assertThat(hashing.matches("battery staple", hash)).isFalse();
    }

    @Test
    void does_not_take_a_longer_password_for_one_of_72_bytes() {
        String hash = hashing.hash("a".repeat(72));

        assertThat(hashing.matches("a".repeat(72), hash)).isTrue();
        assertThat(hashing.matches("a".repeat(72) + "B", hash)).isFalse();
    }

    @Test
    void nobody_has_no_password() {
        assertThat(hashing.matches("nobody's password", null)).isFalse();
    }

    @Test
    void hashes_also_where_there_is_no_account() {
        var slow = new PasswordProperties(10, 8, Duration.ofSeconds(20));
        var slowPool = new HashingPool(slow);
        var slowHashing = new PasswordHashing(slow, slowPool);
        String hash = slowHashing.hash("correct horse");

        Duration wrong = fastest(() -> slowHashing.matches("battery staple", hash));
        Duration nobody = fastest(() -> slowHashing.matches("battery staple", null));
        Duration impossible = fastest(() -> slowHashing.matches("short", hash));
        slowPool.destroy();

        assertThat(nobody).isGreaterThan(wrong.dividedBy(2));
        assertThat(impossible).isGreaterThan(wrong.dividedBy(2));
    }

    @Test
    void refuses_what_waits_too_long_for_its_turn() throws Exception {
        var impatient = new HashingPool(new PasswordProperties(4, 1, Duration.ofMillis(100)));
        var release = new CountDownLatch(1);

        assertThatThrownBy(() -> impatient.run(() -> release.await(20, TimeUnit.SECONDS)))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .extracting(ApiException::code)
                .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        release.countDown();
        impatient.destroy();
    }

    @Test
    void refuses_at_once_what_finds_no_place_in_the_queue() throws Exception {
        var release = new CountDownLatch(1);
        int places = CORES + properties.hashingQueue();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i <= places; i++) {
                calls.add(threads.submit(() -> pool.run(() -> release.await(20, TimeUnit.SECONDS))));
            }
            await().until(() -> calls.stream().filter(Future::isDone).count() == 1);
            release.countDown();
            assertThat(calls).filteredOn(call -> !hasSucceeded(call)).hasSize(1);
        }
    }

    private static boolean hasSucceeded(Future<Boolean> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                    .extracting(ApiException::code)
                    .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            return false;
        }
    }

    private static Duration fastest(Runnable work) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            work.run();
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        return best;
    }
}
