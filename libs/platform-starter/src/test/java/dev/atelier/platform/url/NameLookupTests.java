package dev.atelier.platform.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLookupTests {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00:ec2::254", "::ffff:127.0.0.1"})
    void a_name_of_an_inner_address_leads_inside(String address) {
        try (var names = new NameLookup(answering("1.1.1.1", address))) {
            assertThat(names.leadInside("example.com")).isTrue();
        }
    }

    @Test
    void a_name_of_public_addresses_does_not() {
        try (var names = new NameLookup(answering("1.1.1.1", "2606:4700:4700::1111"))) {
            assertThat(names.leadInside("example.com")).isFalse();
        }
    }

    @Test
    void a_name_nobody_knows_is_left_to_its_spelling() {
        assertThat(NameLookup.none().leadInside("example.com")).isFalse();
    }

    @Test
    void asks_once_a_minute() {
        var asked = new AtomicInteger();
        try (var names = new NameLookup(name -> {
            asked.incrementAndGet();
            return answering("10.0.0.1").resolve(name);
        })) {
            assertThat(names.leadInside("example.com")).isTrue();
            assertThat(names.leadInside("example.com")).isTrue();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_silent_name_server_holds_nobody_up_and_its_late_answer_counts_for_the_next() {
        var answer = new CountDownLatch(1);
        try (var names = new NameLookup(name -> {
            awaitQuietly(answer);
            return answering("10.0.0.1").resolve(name);
        })) {
            long start = System.nanoTime();
            assertThat(names.leadInside("example.com")).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

            answer.countDown();
            await().until(() -> names.leadInside("example.com"));
        }
    }

    @Test
    void a_crowd_before_a_silent_name_server_does_not_wait_in_line() throws InterruptedException {
        var never = new CountDownLatch(1);
        try (var names = new NameLookup(name -> {
            awaitQuietly(never);
            return answering("10.0.0.1").resolve(name);
        })) {
            long start = System.nanoTime();
            var callers = new Thread[200];
            for (int i = 0; i < callers.length; i++) {
                String name = i + ".example.com";
                callers[i] = Thread.startVirtualThread(() -> names.leadInside(name));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            never.countDown();
        }
    }

    static NameLookup.Resolver answering(String... addresses) {
        return _ -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static void awaitQuietly(CountDownLatch latch) throws UnknownHostException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        }
    }
}
