package dev.atelier.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is written down of a started process, enough to find it again and never to take another for it.
 *
 * @param startedAt when the operating system says it started; empty text where it does not say
 */
public record ProcessRecord(String name, long pid, String startedAt, List<Integer> ports) {

    /** The system's clock tick and a corrected clock move the reported start a little; a reused id is far more apart. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public ProcessRecord {
        ports = List.copyOf(ports);
    }

    public static ProcessRecord of(String name, ProcessHandle process, List<Integer> ports) {
        return new ProcessRecord(name, process.pid(), startOf(process), ports);
    }

    /** The process if it still runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
    }

    private boolean isTheSame(ProcessHandle process) {
        String start = startOf(process);
        if (start.isEmpty() || startedAt.isEmpty()) {
            return false;
        }
        return Duration.between(Instant.parse(start), Instant.parse(startedAt))
                        .abs()
                        .compareTo(TOLERANCE)
                <= 0;
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
