package dev.atelier.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.localstack.process.Readiness.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void asks_until_the_answer_is_good() throws Exception {
        ProcessHandle process = start("sleep", "30");
        AtomicInteger asked = new AtomicInteger();

        assertThat(Readiness.await(process, () -> asked.incrementAndGet() == 3, LONG))
                .isEqualTo(Outcome.READY);
        Stopping.kill(process);
    }

    @Test
    void notices_a_process_that_dies_while_starting() throws Exception {
        assertThat(Readiness.await(start("false"), () -> false, LONG)).isEqualTo(Outcome.DIED);
    }

    @Test
    void gives_up_at_the_limit() throws Exception {
        ProcessHandle process = start("sleep", "30");

        assertThat(Readiness.await(process, () -> false, Duration.ofMillis(300)))
                .isEqualTo(Outcome.TIMED_OUT);
        Stopping.kill(process);
    }

    @Test
    void a_process_that_ignores_the_polite_signal_is_killed() throws Exception {
        ProcessHandle process = start("sh", "-c", "trap '' TERM; echo ready > ready; while :; do sleep 1; done");
        Readiness.await(process, () -> folder.resolve("ready").toFile().exists(), LONG);

        assertThat(Stopping.stop(process, Duration.ofMillis(300))).isFalse();
        assertThat(process.isAlive()).isFalse();
    }

    private ProcessHandle start(String... command) {
        return new ProcessStarter()
                .start(new ProcessSpec("test", List.of(command), Map.of(), folder, folder.resolve("out")));
    }
}
