package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoGatewaysTest extends GatewayTest {

    private static final String[] LIMITS = {
        "atelier.gateway.limits.ip=off", "atelier.gateway.limits.user=200/1", "atelier.gateway.limits.api=off"
    };

    private final String user = UUID.randomUUID().toString().replace("-", "").substring(0, 24);

    @Test
    void calls_that_alternate_between_two_gateways_get_no_more_than_one_limit() throws Exception {
        try (var one = OtherGateway.with(LIMITS);
                var two = OtherGateway.with(LIMITS);
                var threads = Executors.newFixedThreadPool(8)) {
            long start = System.nanoTime();
            var calls = IntStream.range(0, 500)
                    .mapToObj(i -> (Callable<Integer>) () -> call(i % 2 == 0 ? one : two))
                    .toList();
            int admitted = 0;
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isIn(200, 429);
                admitted += answer.get() == 200 ? 1 : 0;
            }
            int cameBack = (int) Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;

            assertThat(admitted).isBetween(200, 210 + cameBack);
            assertThat(CHAT.seen()).hasSize(admitted);
        }
    }

    private int call(OtherGateway gateway) {
        return Wire.get(gateway.port(), "/api/conversations", Tokens.bearer(user))
                .status();
    }
}
