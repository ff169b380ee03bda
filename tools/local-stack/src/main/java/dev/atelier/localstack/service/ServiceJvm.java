package dev.atelier.localstack.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JVM options of our services, in one place.
 *
 * @param throughput false: starts fast and stays small; true: the full compiler and a larger heap, for measurements
 */
public record ServiceJvm(boolean throughput) {

    private static final int THROUGHPUT_HEAP_MEGABYTES = 512;

    /** {@code ATELIER_JVM=throughput} in the environment chooses the second way. */
    public static ServiceJvm ofEnvironment(Map<String, String> environment) {
        return new ServiceJvm("throughput".equals(environment.get("ATELIER_JVM")));
    }

    List<String> command(Service service) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(throughput && !service.isFoundation() ? highThroughput() : quickStart(service));
        words.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return words;
    }

    private static List<String> quickStart(Service service) {
        return List.of(
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k", "-Xmx" + service.heapMegabytes() + "m");
    }

    /** On few cores the serial collector costs the least CPU per call; the heap is made at once, so that it never grows. */
    private static List<String> highThroughput() {
        String heap = THROUGHPUT_HEAP_MEGABYTES + "m";
        return List.of("-XX:+UseSerialGC", "-Xms" + heap, "-Xmx" + heap);
    }
}
