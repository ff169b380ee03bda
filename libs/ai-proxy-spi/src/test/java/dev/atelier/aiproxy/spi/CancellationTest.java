package dev.atelier.aiproxy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final AtomicInteger runs = new AtomicInteger();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void runs_what_was_registered_once() {
        cancellation.onCancel(runs::incrementAndGet);

        cancellation.cancel();
        cancellation.cancel();

        assertThat(runs).hasValue(1);
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void runs_at_once_what_comes_late() {
        cancellation.cancel();

        cancellation.onCancel(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void forgets_what_was_taken_back() {
        cancellation.onCancel(runs::incrementAndGet).close();

        cancellation.cancel();

        assertThat(runs).hasValue(0);
    }
}
