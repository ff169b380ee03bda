package dev.atelier.benchmarks.process;

import dev.atelier.benchmarks.load.Pause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All processes that take part. */
public record Processes(List<MeasuredProcess> all) {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final double QUIET_CORES = 0.15;

    public Processes {
        all = List.copyOf(all);
    }

    public CpuTime cpu() {
        Map<MeasuredProcess, Long> millis = new LinkedHashMap<>();
        all.forEach(process -> millis.put(process, process.cpuMillis()));
        return new CpuTime(millis, machine(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    public List<MeasuredProcess> in(Group group) {
        return all.stream().filter(process -> process.group() == group).toList();
    }

    public boolean isEmpty() {
        return all.stream().noneMatch(process -> process.group() != Group.GENERATOR);
    }

    /** Blocks until the work that calls leave behind (events, statistics, traces) is done: all together rest, or 10 s are over. */
    public void awaitQuiet() {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        CpuTime before = cpu();
        int quietLooks = 0;
        while (quietLooks < 2 && System.nanoTime() < deadline) {
            Pause.of(LOOK);
            CpuTime now = cpu();
            double cores = (double) now.minus(before).of(group -> true) / LOOK.toMillis();
            quietLooks = cores < QUIET_CORES ? quietLooks + 1 : 0;
            before = now;
        }
    }

    private static long machine() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return MachineStat.parse(lines.findFirst().orElseThrow()).busyMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
