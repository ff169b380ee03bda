package dev.atelier.benchmarks.report;

import static dev.atelier.benchmarks.report.Numbers.finest;
import static dev.atelier.benchmarks.report.Numbers.whole;

import dev.atelier.benchmarks.load.Latencies;
import dev.atelier.benchmarks.run.MemoryFigures;
import dev.atelier.benchmarks.run.MemoryFigures.Growth;
import dev.atelier.benchmarks.run.StreamFigures;
import dev.atelier.benchmarks.stream.StreamResult.StreamTimes;
import java.util.function.Function;

/** What the platform adds to streams, and what they take while they are open. */
final class StreamTables {

    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    private StreamTables() {}

    static String delays(StreamFigures figures) {
        Table table = new Table("ms", "direct p50", "p99", "through p50", "p99", "added p50", "p99");
        row(table, figures, "first chunk: written → received", StreamTimes::firstChunk);
        row(table, figures, "later chunks: written → received", StreamTimes::laterChunks);
        row(table, figures, "request → provider writes", StreamTimes::asked);
        row(table, figures, "request → first chunk received", StreamTimes::firstByte);
        return table.text();
    }

    private static void row(Table table, StreamFigures figures, String name, Function<StreamTimes, Latencies> part) {
        Latencies direct = part.apply(figures.direct().times());
        Latencies through = part.apply(figures.through().times());
        table.row(
                name,
                finest(direct.millisAt(MEDIAN)),
                finest(direct.millisAt(P99)),
                finest(through.millisAt(MEDIAN)),
                finest(through.millisAt(P99)),
                finest(added(direct, through, MEDIAN)),
                finest(added(direct, through, P99)));
    }

    static double added(Latencies direct, Latencies through, double percentile) {
        return through.millisAt(percentile) - direct.millisAt(percentile);
    }

    static String memory(MemoryFigures figures) {
        Table table = new Table(
                "with " + figures.open() + " open streams",
                "live heap before MB",
                "during MB",
                "RSS before MB",
                "during MB",
                "heap kB per stream",
                "RSS kB per stream");
        for (Growth growth : figures.growths()) {
            table.row(
                    growth.process(),
                    megabytes(growth.before().live()),
                    megabytes(growth.during().live()),
                    megabytes(growth.before().resident()),
                    megabytes(growth.during().resident()),
                    whole(growth.liveEach(figures.open())),
                    whole(growth.residentEach(figures.open())));
        }
        return table.text();
    }

    private static String megabytes(long kilobytes) {
        return whole(kilobytes / 1024.0);
    }
}
