package dev.atelier.aiproxy.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.platform.stop.EndUnderWay;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveCallsTest {

    private final LiveCalls calls = new LiveCalls();
    private final EndUnderWay ending = new EndUnderWay(calls, Duration.ofMillis(600), Duration.ofSeconds(5));
    private final Cancellation call = new Cancellation();

    @Test
    void ends_what_is_under_way_and_what_is_yet_to_come() {
        ending.start();
        calls.enter(call);
        ending.stop();
        assertThat(call.isCancelled()).isFalse();

        await().until(call::isCancelled);
        var late = new Cancellation();
        calls.enter(late);

        assertThat(late.isCancelled()).isTrue();
        assertThat(calls.ended()).isTrue();
    }

    @Test
    void lets_a_call_alone_that_was_over_before() {
        ending.start();
        calls.enter(call);
        calls.leave(call);
        ending.stop();

        await().until(calls::ended);
        assertThat(call.isCancelled()).isFalse();
    }

    @Test
    void takes_calls_again_when_it_is_started_again() {
        ending.start();
        ending.stop();
        await().until(calls::ended);

        ending.start();
        calls.enter(call);

        assertThat(calls.ended()).isFalse();
        assertThat(call.isCancelled()).isFalse();
    }
}
