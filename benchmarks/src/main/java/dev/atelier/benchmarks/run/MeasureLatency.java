package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.load.OpenLoop;
import dev.atelier.benchmarks.platform.Scenario;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the platform adds to a call at a moderate, fixed rate. */
final class MeasureLatency {

    /** More than are ever busy at that rate, unless calls take seconds. */
    private static final int CONNECTIONS = 16;

    private final Bench bench;

    MeasureLatency(Bench bench) {
        this.bench = bench;
    }

    Map<Scenario, LoadResult> measure() throws IOException, InterruptedException {
        Map<Scenario, LoadResult> results = new EnumMap<>(Scenario.class);
        for (int round = 1; round <= bench.options().rounds(); round++) {
            for (Scenario scenario : List.of(Scenario.DIRECT, Scenario.CHAT)) {
                bench.progress().accept("round " + round + ", fixed rate: " + scenario.label());
                results.merge(scenario, run(scenario), LoadResult::then);
            }
        }
        return results;
    }

    private LoadResult run(Scenario scenario) throws IOException, InterruptedException {
        Options options = bench.options();
        int conversations =
                scenario.conversations(options.rate() * options.round().toSeconds());
        bench.accounts().prepare(conversations == 0 ? 0 : conversations + CONNECTIONS);
        bench.processes().awaitQuiet();
        return new OpenLoop(CONNECTIONS, options.rate(), options.round()).run(bench.calls(scenario));
    }
}
