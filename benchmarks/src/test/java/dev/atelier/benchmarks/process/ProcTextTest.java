package dev.atelier.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTextTest {

    @Test
    void reads_user_and_system_time_behind_any_name() {
        String line = "4711 (a (b) c) S 1 4711 4711 0 -1 4194304 9 8 7 6 1234 66 5 4 20 0 31 0 99 1 2 3";
        assertThat(ProcessStat.parse(line).cpuMillis()).isEqualTo(13_000);
    }

    @Test
    void counts_what_the_machine_was_busy_with_without_idling_and_waiting() {
        assertThat(MachineStat.parse("cpu  100 10 20 9999 8888 1 2 3 50 0").busyMillis())
                .isEqualTo(1360);
    }

    @Test
    void reads_the_own_process() {
        MeasuredProcess self = MeasuredProcess.generator();
        assertThat(self.cpuMillis()).isPositive();
        assertThat(self.residentKilobytes()).isGreaterThan(10_000);
    }

    @Test
    void adds_up_the_generations_of_a_heap_and_nothing_else() {
        assertThat(Heap.used("""
                4711:
                DefNew     total 19648K, used 48K [0x00000000fc000000, 0x00000000fd550000, 0x00000000fd550000)
                 eden space 17472K,   0% used [0x00000000fc000000, 0x00000000fc000000, 0x00000000fd110000)
                Tenured    total 43712K, used 3761K [0x00000000fd550000, 0x0000000100000000, 0x0000000100000000)
                 the  space 43712K,   8% used [0x00000000fd550000, 0x00000000fd8fc458, 0x0000000100000000)
                Metaspace       used 900K, committed 1000K, reserved 1000K
                 class space    used 90K, committed 100K, reserved 100K
                """)).isEqualTo(3809);
        assertThat(Heap.used("garbage-first heap   total reserved 9K, committed 8K, used 1234K [0x0)\n"))
                .isEqualTo(1234);
    }

    @Test
    void sorts_processes_by_their_name() {
        assertThat(Group.of("chat-service-2")).isEqualTo(Group.CHAT);
        assertThat(Group.of("kafka")).isEqualTo(Group.BACKING_SERVER);
        assertThat(Group.of("stats-service").isOurs()).isTrue();
        assertThat(Group.of("provider-simulator").isOurs()).isFalse();
    }
}
