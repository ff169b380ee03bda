package dev.atelier.localstack.command;

import dev.atelier.localstack.process.ProcessMemory;
import dev.atelier.localstack.process.ProcessRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of {@code status}.
 *
 * @param health {@code UP}, {@code DOWN} (runs, but does not answer) or {@code DEAD}
 */
record ProcessStatus(String name, long pid, int port, String health, long memoryMb, long uptimeSeconds) {

    static ProcessStatus of(ProcessRecord record, boolean healthy, Instant now) {
        Optional<ProcessHandle> process = record.process();
        if (process.isEmpty()) {
            return new ProcessStatus(record.name(), record.pid(), port(record), "DEAD", 0, 0);
        }
        return new ProcessStatus(
                record.name(),
                record.pid(),
                port(record),
                healthy ? "UP" : "DOWN",
                ProcessMemory.residentMegabytes(record.pid()),
                uptime(record, now));
    }

    private static int port(ProcessRecord record) {
        return record.ports().getFirst();
    }

    private static long uptime(ProcessRecord record, Instant now) {
        return Math.max(
                0, Duration.between(Instant.parse(record.startedAt()), now).toSeconds());
    }
}
