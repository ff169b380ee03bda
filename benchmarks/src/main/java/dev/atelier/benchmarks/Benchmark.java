package dev.atelier.benchmarks;

import dev.atelier.benchmarks.report.Report;
import dev.atelier.benchmarks.run.BenchmarkRun;
import dev.atelier.benchmarks.run.Figures;
import dev.atelier.benchmarks.run.Options;
import java.io.IOException;
import java.util.List;

/** Main class of {@code benchmarks/run}, which starts the stack and hands on the options. */
public final class Benchmark {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private Benchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(run(List.of(arguments), Console.ofTerminal()));
    }

    private static int run(List<String> arguments, Console console) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            console.progress(String.valueOf(e.getMessage()));
            return REFUSED;
        }
        Figures figures = new BenchmarkRun(options, console::progress).run();
        console.report(Report.of(figures));
        figures.firstErrors().forEach(error -> console.progress("error: " + error));
        return figures.errors() == 0 ? 0 : FAILED;
    }
}
