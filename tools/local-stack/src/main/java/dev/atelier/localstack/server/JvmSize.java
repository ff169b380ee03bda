package dev.atelier.localstack.server;

import java.util.List;

/**
 * How much a server's JVM may use, and whether it starts fast or runs fast.
 *
 * @param maxHeapMegabytes largest heap
 * @param throughput true: full just-in-time compiler; false: first tier only, which starts in half the time
 */
public record JvmSize(int maxHeapMegabytes, boolean throughput) {

    List<String> options() {
        String heap = "-Xmx" + maxHeapMegabytes + "m";
        return throughput
                ? List.of(heap, "-XX:+UseSerialGC", "-Xshare:auto")
                : List.of(heap, "-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1");
    }
}
