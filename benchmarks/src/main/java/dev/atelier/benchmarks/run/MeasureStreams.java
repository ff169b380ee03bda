package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.stream.StreamLoad;
import dev.atelier.benchmarks.stream.StreamResult;
import java.io.IOException;
import java.time.Duration;

/** What the platform adds to the first chunk and to each further chunk of a stream. */
final class MeasureStreams {

    private static final int SHORTER_WARMUP = 4;

    private final Bench bench;

    MeasureStreams(Bench bench) {
        this.bench = bench;
    }

    void warmUp() throws IOException, InterruptedException {
        Duration time = bench.options().warmup().dividedBy(SHORTER_WARMUP);
        bench.progress().accept("warming up: streams, " + time.toSeconds() + " s");
        run(time.dividedBy(SHORTER_WARMUP), false);
        run(time, true);
    }

    StreamFigures measure() throws IOException, InterruptedException {
        StreamFigures figures = StreamFigures.none();
        for (int round = 1; round <= bench.options().rounds(); round++) {
            bench.progress().accept("round " + round + ", streams: directly and through the platform");
            Duration time = bench.options().round();
            StreamResult direct = run(time, false);
            figures = figures.plus(direct, run(time, true));
        }
        return figures;
    }

    private StreamResult run(Duration time, boolean through) throws IOException, InterruptedException {
        StreamLoad load = new StreamLoad(bench.options().site(), bench.accounts(), time);
        bench.accounts().prepare(through ? load.conversations() : 0);
        bench.processes().awaitQuiet();
        return load.run(through);
    }
}
