package dev.atelier.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live objects of a JVM, asked through {@code jcmd}. */
public final class Heap {

    /** A generation, or the whole heap, begins its line; what it consists of is indented below. Class data is no heap. */
    private static final Pattern USED = Pattern.compile("(?m)^(?!Metaspace)\\w.*\\bused (\\d+)K");

    private Heap() {}

    /** Collects all garbage first; blocks until that is done. */
    public static long liveKilobytes(MeasuredProcess process) throws InterruptedException {
        jcmd(process, "GC.run");
        return used(jcmd(process, "GC.heap_info"));
    }

    /** Sum over the generations, of which some collectors have one. */
    static long used(String heapInfo) {
        Matcher matcher = USED.matcher(heapInfo);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1));
        }
        return sum;
    }

    private static String jcmd(MeasuredProcess process, String command) throws InterruptedException {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(process.pid()),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + command + " on " + process.name() + " failed: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
