package dev.atelier.platform.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class SweepsTests {

    @Test
    void goes_on_after_a_round_that_failed(CapturedOutput output) {
        var sweep = new Counted(round -> {
            if (round == 1) {
                throw new DataAccessResourceFailureException("away");
            }
            if (round == 2) {
                throw new IllegalStateException("a bug");
            }
        });

        running(sweep, () -> await().until(() -> sweep.rounds.get() > 3));

        assertThat(output).contains("Counted is put off: DataAccessResourceFailureException", "Counted failed");
    }

    @Test
    void a_long_round_holds_up_no_other_sweep() {
        var end = new Object();
        var slow = new Counted(_ -> waitFor(end));
        var quick = new Counted(_ -> {});

        var sweeps = new Sweeps(List.of(slow, quick));
        sweeps.start();
        await().until(() -> slow.rounds.get() == 1 && quick.rounds.get() > 3);
        sweeps.stop();
        synchronized (end) {
            end.notifyAll();
        }

        assertThat(slow.rounds).hasValue(1);
    }

    @Test
    void is_still_when_it_is_stopped_and_can_be_started_again() {
        var sweep = new Counted(_ -> {});
        var sweeps = new Sweeps(List.of(sweep));
        sweeps.start();
        await().until(() -> sweep.rounds.get() > 0);
        sweeps.stop();
        assertThat(sweeps.isRunning()).isFalse();

        int before = sweep.rounds.get();
        sweeps.start();
        await().until(() -> sweep.rounds.get() > before + 1);
        sweeps.stop();
    }

    private static void running(Sweep sweep, Runnable meanwhile) {
        var sweeps = new Sweeps(List.of(sweep));
        sweeps.start();
        try {
            meanwhile.run();
        } finally {
            sweeps.stop();
        }
    }

    private static void waitFor(Object end) {
        synchronized (end) {
            try {
                end.wait(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Counted implements Sweep {

        private final AtomicInteger rounds = new AtomicInteger();
        private final IntConsumer work;

        Counted(IntConsumer work) {
            this.work = work;
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(5);
        }

        @Override
        public void sweep() {
            work.accept(rounds.incrementAndGet());
        }
    }
}
