package dev.atelier.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    private final MeasuredProcess chat = MeasuredProcess.named("chat-service", 1);
    private final MeasuredProcess redis = MeasuredProcess.named("redis", 2);

    @Test
    void adds_up_groups_over_rounds() {
        CpuTime first = spent(100, 10);
        CpuTime sum = CpuTime.none().plus(first).plus(spent(300, 30));
        assertThat(sum.of(Group::isOurs)).isEqualTo(400);
        assertThat(sum.of(redis)).isEqualTo(40);
    }

    @Test
    void tells_what_other_programs_took() {
        assertThat(spent(600, 200).otherCores()).isEqualTo(0.2);
    }

    /** Within a second in which the machine spent another. */
    private CpuTime spent(long chatMillis, long redisMillis) {
        CpuTime before = new CpuTime(Map.of(chat, 7L, redis, 5L), 50, 1);
        CpuTime after = new CpuTime(Map.of(chat, 7L + chatMillis, redis, 5L + redisMillis), 1050, 1001);
        return after.minus(before);
    }
}
