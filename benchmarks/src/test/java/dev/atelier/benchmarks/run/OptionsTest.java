package dev.atelier.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.benchmarks.process.Group;
import dev.atelier.benchmarks.process.MeasuredProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void has_a_value_for_all_that_is_not_given() {
        Options options = Options.parse(List.of("--seconds", "2", "--gateway", "http://127.0.0.1:9080"));
        assertThat(options.round()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.site().gateway().getPort()).isEqualTo(9080);
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.repository()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--secnods 3", "--seconds", "--seconds 0", "--seconds ten", "--gateway localhost"})
    void refuses_what_it_does_not_understand(String words) {
        assertThatThrownBy(() -> Options.parse(List.of(words.split(" ")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reads_the_processes_of_a_running_stack() {
        assertThat(StackProcesses.parse("""
                [{"name":"redis","pid":12,"port":6379,"health":"UP","memoryMb":3,"uptimeSeconds":4},
                 {"name":"chat-service","pid":34,"port":8082,"health":"UP","memoryMb":3,"uptimeSeconds":4}]"""))
                .containsExactly(
                        new MeasuredProcess("redis", 12, Group.BACKING_SERVER),
                        new MeasuredProcess("chat-service", 34, Group.CHAT));
    }

    @Test
    void does_not_measure_a_stack_that_is_half_up() {
        String status = "[{\"name\":\"redis\",\"pid\":12,\"health\":\"DEAD\"}]";
        assertThatThrownBy(() -> StackProcesses.parse(status)).isInstanceOf(IllegalStateException.class);
    }
}
