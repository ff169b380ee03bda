package dev.atelier.benchmarks.report;

import dev.atelier.benchmarks.run.Figures;
import dev.atelier.benchmarks.run.MemoryFigures;
import dev.atelier.benchmarks.run.Options;
import dev.atelier.benchmarks.stream.StreamLoad;
import dev.atelier.benchmarks.stream.StreamResult;
import java.util.ArrayList;
import java.util.List;

/** All figures of a run as one Markdown text. */
public final class Report {

    private Report() {}

    public static String of(Figures figures) {
        Options options = figures.options();
        CallTables calls = new CallTables(figures);
        List<String> parts = new ArrayList<>();
        parts.add("# Atelier, measured\n\n" + Machine.description() + "  \n" + settings(options));
        parts.add("\n## Saturation: " + options.connections() + " connections, closed loop\n\n" + calls.saturation());
        parts.add("\n## CPU at saturation\n\n" + calls.cpu());
        parts.add("\n## Sign-in at saturation\n\n" + calls.signIn());
        parts.add("\n## Latency at " + options.rate() + " calls per second, open loop\n\n" + calls.latency());
        parts.add("\n## Streams: " + StreamLoad.description() + "\n\n" + StreamTables.delays(figures.streams()));
        parts.add(streamCounts(figures));
        if (figures.memory() != null) {
            parts.add("\n## Memory of open streams\n\n" + memory(figures.memory()));
        }
        parts.add("\n## Targets\n\n" + new Targets(figures).table());
        parts.add(events(figures));
        return String.join("\n", parts);
    }

    private static String settings(Options options) {
        return options.rounds() + " rounds of " + options.round().toSeconds() + " s for each scenario, in turn, after "
                + options.warmup().toSeconds() + " s of warm-up";
    }

    private static String streamCounts(Figures figures) {
        return "Streams that came whole and in order: "
                + counts(figures.streams().direct()) + " direct, "
                + counts(figures.streams().through()) + " through the platform.";
    }

    private static String memory(MemoryFigures memory) {
        return StreamTables.memory(memory) + "\nStreams that came whole and in order: " + counts(memory.result()) + ".";
    }

    private static String counts(StreamResult result) {
        return result.streams() + " of " + (result.streams() + result.faults());
    }

    private static String events(Figures figures) {
        return "Usage events: " + figures.events().counted() + " counted in the statistics, "
                + figures.events().answered() + " calls answered.";
    }
}
