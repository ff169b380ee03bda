package dev.atelier.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that is watched from outside. */
public record MeasuredProcess(String name, long pid, Group group) {

    public static MeasuredProcess named(String name, long pid) {
        return new MeasuredProcess(name, pid, Group.of(name));
    }

    /** This one. */
    public static MeasuredProcess generator() {
        return new MeasuredProcess("load generator", ProcessHandle.current().pid(), Group.GENERATOR);
    }

    long cpuMillis() {
        return ProcessStat.parse(read("stat")).cpuMillis();
    }

    /** Resident set. */
    public long residentKilobytes() {
        return read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is gone"));
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + name + " (" + pid + ") cannot be read", e);
        }
    }
}
