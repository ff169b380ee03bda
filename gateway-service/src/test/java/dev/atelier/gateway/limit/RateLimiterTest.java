package dev.atelier.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

class RateLimiterTest {

    private static final Limit OFF = Limit.OFF;

    private final RedisLine line = new RedisLine();
    private final List<RedisClient> clients = new ArrayList<>();
    private final String address = "address-" + UUID.randomUUID();
    private final String user = "user-" + UUID.randomUUID();
    private volatile int gateways = 1;

    @AfterEach
    void hangUp() throws IOException {
        clients.forEach(client -> client.shutdown(Duration.ZERO, Duration.ofSeconds(1)));
        line.close();
    }

    @Test
    void refuses_an_address_that_is_over_its_burst() {
        RateLimiter limiter = limiter(new Limit(5, 1), OFF, OFF);

        assertThat(admitted(limiter, 5)).isEqualTo(5);
        Admission refused = limiter.admit(address, null, "stats");
        assertThat(refused.admitted()).isFalse();
        assertThat(refused.limit()).isEqualTo(5);
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    }

    @Test
    void another_address_has_its_own_bucket() {
        RateLimiter limiter = limiter(new Limit(2, 1), OFF, OFF);
        admitted(limiter, 3);

        assertThat(limiter.admit(address + "-other", null, "stats").admitted()).isTrue();
    }

    @Test
    void a_user_is_limited_over_all_addresses() {
        RateLimiter limiter = limiter(OFF, new Limit(3, 1), OFF);
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.admit(address + i, user, "stats").admitted()).isTrue();
        }

        assertThat(limiter.admit(address + 9, user, "stats").admitted()).isFalse();
        assertThat(limiter.admit(address + 9, user + "-other", "stats").admitted())
                .isTrue();
    }

    @Test
    void an_api_is_limited_per_caller_and_route() {
        RateLimiter limiter = limiter(OFF, OFF, new Limit(2, 1));
        limiter.admit(address, user, "stats");
        limiter.admit(address, user, "stats");

        assertThat(limiter.admit(address, user, "stats").admitted()).isFalse();
        assertThat(limiter.admit(address, user, "conversations").admitted()).isTrue();
        assertThat(limiter.admit(address, user + "-other", "stats").admitted()).isTrue();
    }

    @Test
    void callers_without_a_name_do_not_share_a_bucket() {
        RateLimiter limiter = limiter(OFF, OFF, new Limit(1, 1));
        assertThat(limiter.admit(address, null, "auth").admitted()).isTrue();

        assertThat(limiter.admit(address + "-other", null, "auth").admitted()).isTrue();
        assertThat(limiter.admit(address, null, "auth").admitted()).isFalse();
    }

    @Test
    void everything_off_limits_nothing() {
        RateLimiter limiter = limiter(OFF, OFF, OFF);

        Admission admission = limiter.admit(address, user, "stats");
        assertThat(admission.admitted()).isTrue();
        assertThat(admission.limited()).isFalse();
    }

    @Test
    void tells_of_the_limit_nearest_to_exhaustion() {
        RateLimiter limiter = limiter(new Limit(50, 1), new Limit(10, 1), new Limit(20, 1));

        Admission admission = limiter.admit(address, user, "stats");
        assertThat(admission.limit()).isEqualTo(10);
        assertThat(admission.remaining()).isEqualTo(9);
        assertThat(admission.resetSeconds()).isEqualTo(1);
    }

    @Test
    void tokens_come_back_with_time() {
        RateLimiter limiter = limiter(new Limit(2, 20), OFF, OFF);
        admitted(limiter, 2);

        await().atMost(Duration.ofSeconds(2))
                .until(() -> limiter.admit(address, null, null).admitted());
    }

    @Test
    void no_second_holds_more_calls_than_the_burst_and_what_came_back_in_it() {
        RateLimiter limiter = limiter(new Limit(20, 20), OFF, OFF);
        List<Long> admitted = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
        while (System.nanoTime() < end) {
            if (limiter.admit(address, null, null).admitted()) {
                admitted.add(System.nanoTime());
            }
        }

        assertThat(admitted).hasSizeBetween(60, 72);
        for (int first = 0; first + 42 < admitted.size(); first++) {
            assertThat(Duration.ofNanos(admitted.get(first + 42) - admitted.get(first)))
                    .isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_refusal_by_the_route_costs_the_user_nothing() {
        RateLimiter limiter = limiter(OFF, new Limit(10, 1), new Limit(1, 1));
        limiter.admit(address, user, "stats");
        limiter.admit(address, user, "stats");

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(
                                limiter.admit(address, user, "conversations").remaining())
                        .isZero());
        RateLimiter onlyUser = limiter(OFF, new Limit(10, 1), OFF);
        assertThat(onlyUser.admit(address, user, null).remaining()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void two_gateways_share_one_count() {
        Limit limit = new Limit(40, 1);
        RateLimiter first = limiter(limit, OFF, OFF);
        RateLimiter second = limiter(limit, OFF, OFF);

        int admitted = 0;
        for (int i = 0; i < 30; i++) {
            admitted += first.admit(address, null, null).admitted() ? 1 : 0;
            admitted += second.admit(address, null, null).admitted() ? 1 : 0;
        }
        assertThat(admitted).isBetween(40, 42);
    }

    @Test
    void two_busy_gateways_exceed_a_large_limit_by_no_more_than_five_percent() throws InterruptedException {
        Limit limit = new Limit(1000, 1);
        List<RateLimiter> both = List.of(limiter(limit, OFF, OFF), limiter(limit, OFF, OFF));
        var admitted = new AtomicInteger();
        var done = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            RateLimiter limiter = both.get(i % 2);
            Thread.ofVirtual().start(() -> {
                admitted.addAndGet(admitted(limiter, 100));
                done.countDown();
            });
        }
        done.await();

        assertThat(admitted.get()).isBetween(1000, 1050);
    }

    @Test
    void without_redis_each_gateway_goes_on_with_its_share() {
        gateways = 2;
        RateLimiter limiter = limiter(new Limit(20, 1), OFF, OFF);
        limiter.admit(address, null, null);
        line.cut();

        int admitted = 0;
        for (int i = 0; i < 40; i++) {
            admitted += limiter.admit(address + "-later", null, null).admitted() ? 1 : 0;
        }
        assertThat(admitted).isBetween(10, 11);
    }

    @Test
    void a_hanging_redis_costs_a_few_calls_a_quarter_second_and_then_nothing() {
        RateLimiter limiter = limiter(new Limit(1000, 100), new Limit(1000, 100), OFF);
        limiter.admit(address, user, null);
        line.stall();

        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            assertThat(limiter.admit(address, user, null).admitted()).isTrue();
            waits.add(Duration.ofNanos(System.nanoTime() - start));
        }
        assertThat(Collections.max(waits)).isLessThan(Duration.ofMillis(600));
        assertThat(waits.stream().filter(wait -> wait.compareTo(Duration.ofMillis(50)) > 0))
                .hasSizeLessThan(8);
    }

    @Test
    void starts_without_redis_and_finds_it_later() {
        line.cut();
        RateLimiter limiter = limiter(new Limit(99, 1), OFF, OFF);
        assertThat(limiter.admit(address, null, null).admitted()).isTrue();

        line.mend();
        RateLimiter other = limiter(new Limit(99, 1), OFF, OFF);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    long before = other.admit(address, null, null).remaining();
                    limiter.admit(address, null, null);
                    limiter.admit(address, null, null);
                    limiter.admit(address, null, null);
                    assertThat(other.admit(address, null, null).remaining()).isLessThan(before - 2);
                });
    }

    @Test
    void a_known_empty_address_is_refused_without_asking() {
        RateLimiter limiter = limiter(new Limit(1, 1), OFF, OFF);
        assertThat(limiter.refusedAlready(address)).isNull();
        admitted(limiter, 2);

        assertThat(limiter.refusedAlready(address)).isNotNull();
    }

    private int admitted(RateLimiter limiter, int calls) {
        int admitted = 0;
        for (int i = 0; i < calls; i++) {
            admitted += limiter.admit(address, null, null).admitted() ? 1 : 0;
        }
        return admitted;
    }

    private RateLimiter limiter(Limit ip, Limit user, Limit api) {
        var properties = new LimitProperties(ip, user, api, Duration.ofMillis(250), 1, Duration.ofMillis(20));
        RedisURI uri = RedisURI.create("127.0.0.1", line.port());
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofMillis(500)))
                .build());
        clients.add(client);
        var store = new BucketStore(client, uri, properties.storeTimeout());
        var breaker = CircuitBreaker.of(
                "store",
                CircuitBreakerConfig.from(LimitConfiguration.STORE_BREAKER).build());
        return new RateLimiter(
                properties,
                new SharedBuckets(store, properties),
                new LocalBuckets(new GatewayInstances(new Gateways(), "gateway-service", Clock.systemUTC())),
                breaker,
                new LimitMetrics(new SimpleMeterRegistry()));
    }

    private final class Gateways implements DiscoveryClient {

        @Override
        public String description() {
            return "as many as the test says";
        }

        @Override
        public List<ServiceInstance> getInstances(@Nullable String serviceId) {
            return Collections.nCopies(
                    gateways, new DefaultServiceInstance("id", "gateway-service", "localhost", 1, false));
        }

        @Override
        public List<String> getServices() {
            return List.of("gateway-service");
        }
    }
}
