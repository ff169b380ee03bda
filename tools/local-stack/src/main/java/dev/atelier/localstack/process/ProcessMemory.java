package dev.atelier.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Memory of a process as the operating system counts it. */
public final class ProcessMemory {

    private static final int KILO = 1024;

    private ProcessMemory() {}

    /** Resident set, 0 if the process is gone; asks {@code ps}, which every Unix has. */
    public static long residentMegabytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) / KILO;
        } catch (IOException e) {
            return 0;
        }
    }
}
