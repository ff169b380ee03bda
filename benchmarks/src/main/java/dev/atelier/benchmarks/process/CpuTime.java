package dev.atelier.benchmarks.process;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * CPU time by process.
 *
 * @param millis user and system time
 * @param machineMillis what the whole machine spent, other programs included
 * @param clockMillis how long it took by the clock
 */
public record CpuTime(Map<MeasuredProcess, Long> millis, long machineMillis, long clockMillis) {

    public static CpuTime none() {
        return new CpuTime(Map.of(), 0, 0);
    }

    public CpuTime minus(CpuTime earlier) {
        Map<MeasuredProcess, Long> spent = new LinkedHashMap<>();
        millis.forEach((process, time) -> spent.put(process, time - earlier.millis.getOrDefault(process, 0L)));
        return new CpuTime(spent, machineMillis - earlier.machineMillis, clockMillis - earlier.clockMillis);
    }

    public CpuTime plus(CpuTime other) {
        Map<MeasuredProcess, Long> sum = new HashMap<>(millis);
        other.millis.forEach((process, time) -> sum.merge(process, time, Long::sum));
        return new CpuTime(sum, machineMillis + other.machineMillis, clockMillis + other.clockMillis);
    }

    public long of(MeasuredProcess process) {
        return millis.getOrDefault(process, 0L);
    }

    public long of(Predicate<Group> groups) {
        return millis.entrySet().stream()
                .filter(entry -> groups.test(entry.getKey().group()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Cores kept busy by programs that have nothing to do with the measurement. */
    public double otherCores() {
        return clockMillis == 0 ? 0 : Math.max(0.0, machineMillis - of(group -> true)) / clockMillis;
    }
}
