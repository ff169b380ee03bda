package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.ClosedLoop;
import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.platform.Scenario;
import dev.atelier.benchmarks.process.CpuTime;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Calls at saturation: the scenarios take turns, so that what else the machine does hits them alike. */
final class MeasureCalls {

    /** The way through the platform has the most code to compile. */
    private static final int SHORTER_WARMUP = 4;

    private static final double RESERVE = 1.3;

    private final Bench bench;
    private final Map<Scenario, Double> lastRate = new EnumMap<>(Scenario.class);

    MeasureCalls(Bench bench) {
        this.bench = bench;
    }

    void warmUp() throws IOException, InterruptedException {
        for (Scenario scenario : Scenario.values()) {
            Duration whole = bench.options().warmup();
            Duration time = scenario == Scenario.CHAT ? whole : whole.dividedBy(SHORTER_WARMUP);
            bench.progress().accept("warming up: " + scenario.label() + ", " + time.toSeconds() + " s");
            run(scenario, time);
        }
    }

    Map<Scenario, CallFigures> measure() throws IOException, InterruptedException {
        Map<Scenario, CallFigures> figures = new EnumMap<>(Scenario.class);
        for (int round = 1; round <= bench.options().rounds(); round++) {
            for (Scenario scenario : Scenario.values()) {
                bench.progress().accept("round " + round + ", saturation: " + scenario.label());
                CallFigures before = figures.getOrDefault(scenario, CallFigures.none());
                figures.put(scenario, measure(scenario, before));
            }
        }
        return figures;
    }

    private CallFigures measure(Scenario scenario, CallFigures figures) throws IOException, InterruptedException {
        prepare(scenario);
        bench.processes().awaitQuiet();
        CpuTime before = bench.processes().cpu();
        LoadResult result = run(scenario, bench.options().round());
        bench.processes().awaitQuiet();
        return figures.plus(result, bench.processes().cpu().minus(before));
    }

    private void prepare(Scenario scenario) throws IOException, InterruptedException {
        double calls = RESERVE
                * lastRate.getOrDefault(scenario, 0.0)
                * bench.options().round().toSeconds();
        int conversations = scenario.conversations((long) calls);
        bench.accounts()
                .prepare(
                        conversations == 0 ? 0 : conversations + bench.options().connections());
    }

    private LoadResult run(Scenario scenario, Duration time) throws InterruptedException {
        LoadResult result = new ClosedLoop(bench.options().connections(), time).run(bench.calls(scenario));
        lastRate.put(scenario, result.perSecond());
        return result;
    }
}
