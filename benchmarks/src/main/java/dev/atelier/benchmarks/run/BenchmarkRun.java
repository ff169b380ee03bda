package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.platform.Accounts;
import dev.atelier.benchmarks.platform.Scenario;
import dev.atelier.benchmarks.process.Processes;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** One run, from signing up to the last figure. */
public record BenchmarkRun(Options options, Consumer<String> progress) {

    /** Few, because every sign-up costs a bcrypt; several connections share one. */
    private static final int USERS = 8;

    public Figures run() throws IOException, InterruptedException {
        Processes processes = StackProcesses.find(options.repository());
        progress.accept("signing up " + USERS + " users");
        Accounts accounts = Accounts.register(options.site(), USERS);
        Bench bench = new Bench(options, accounts, processes, progress);
        MeasureCalls calls = new MeasureCalls(bench);
        MeasureStreams streams = new MeasureStreams(bench);
        calls.warmUp();
        streams.warmUp();
        Map<Scenario, CallFigures> saturation = calls.measure();
        Map<Scenario, LoadResult> latency = new MeasureLatency(bench).measure();
        StreamFigures streaming = streams.measure();
        MemoryFigures memory = options.openStreams() == 0 ? null : new MeasureMemory(bench).measure();
        progress.accept("counting usage events");
        return new Figures(options, processes, saturation, latency, streaming, memory, EventCount.take(accounts));
    }
}
