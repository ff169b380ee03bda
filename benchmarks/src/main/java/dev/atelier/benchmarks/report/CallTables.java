package dev.atelier.benchmarks.report;

import static dev.atelier.benchmarks.report.Numbers.fine;
import static dev.atelier.benchmarks.report.Numbers.finest;
import static dev.atelier.benchmarks.report.Numbers.whole;

import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.platform.Scenario;
import dev.atelier.benchmarks.process.Group;
import dev.atelier.benchmarks.process.MeasuredProcess;
import dev.atelier.benchmarks.run.CallFigures;
import dev.atelier.benchmarks.run.Figures;
import dev.atelier.benchmarks.run.SignInCost;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls at saturation, what they cost, and what the platform adds at a fixed rate. */
record CallTables(Figures figures) {

    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    String saturation() {
        Table table = new Table("", "requests/s", "by round", "p50 ms", "p99 ms", "calls", "errors", "other cores");
        for (Scenario scenario : Scenario.values()) {
            CallFigures calls = figures.calls(scenario);
            LoadResult load = calls.load();
            table.row(
                    scenario.label(),
                    whole(load.perSecond()),
                    byRound(calls, round -> whole(round.load().perSecond())),
                    fine(load.latencies().millisAt(MEDIAN)),
                    fine(load.latencies().millisAt(P99)),
                    whole(load.calls()),
                    whole(load.errors()),
                    fine(calls.cpu().otherCores()));
        }
        return table.text();
    }

    String cpu() {
        Stream<String> titles = Arrays.stream(Scenario.values()).map(Scenario::title);
        Table table = new Table(row("CPU-ms per call", titles));
        group(table, "**gateway + chat-service**", CallTables::isGatewayOrChat);
        group(table, "**all our processes**", Group::isOurs);
        group(table, "backing servers", Group.BACKING_SERVER::equals);
        figures.processes().all().stream()
                .sorted(Comparator.comparing(MeasuredProcess::group))
                .forEach(process -> row(table, process.name(), calls -> calls.cpuPerCall(process)));
        return table.text() + "\nGateway + chat-service in chat, by round: "
                + byRound(figures.calls(Scenario.CHAT), round -> finest(round.cpuPerCall(CallTables::isGatewayOrChat)))
                + "\n";
    }

    private static boolean isGatewayOrChat(Group group) {
        return group == Group.GATEWAY || group == Group.CHAT;
    }

    private static String byRound(CallFigures calls, Function<CallFigures, String> figure) {
        return calls.rounds().stream().map(figure).collect(Collectors.joining(" / "));
    }

    private void group(Table table, String name, Predicate<Group> groups) {
        row(table, name, calls -> calls.cpuPerCall(groups));
    }

    private void row(Table table, String name, Function<CallFigures, Double> figure) {
        table.row(row(
                name,
                Arrays.stream(Scenario.values()).map(figures::calls).map(figure).map(Numbers::finest)));
    }

    private static String[] row(String name, Stream<String> cells) {
        return Stream.concat(Stream.of(name), cells).toArray(String[]::new);
    }

    /** What a sign-in costs in terms of the one part of it that cannot be saved. */
    String signIn() {
        SignInCost cost = figures.signIn();
        Table table = new Table("", "CPU-ms", "× bcrypt", "by round");
        return table.row("one bcrypt check", fine(cost.bcryptMillis()), "1", "")
                .row(
                        "all our processes, per sign-in",
                        fine(cost.signInMillis()),
                        fine(cost.ratio()),
                        cost.rounds().stream().map(round -> fine(round.ratio())).collect(Collectors.joining(" / ")))
                .text();
    }

    String latency() {
        Table table = new Table("ms", "p50", "p99", "p99.9", "calls", "errors");
        LoadResult direct = figures.latency(Scenario.DIRECT);
        LoadResult through = figures.latency(Scenario.CHAT);
        load(table, Scenario.DIRECT.label(), direct);
        load(table, Scenario.CHAT.label(), through);
        return table.row("**added**", added(MEDIAN), added(P99), "", "", "").text();
    }

    private static void load(Table table, String name, LoadResult load) {
        table.row(
                name,
                fine(load.latencies().millisAt(MEDIAN)),
                fine(load.latencies().millisAt(P99)),
                fine(load.latencies().millisAt(99.9)),
                whole(load.calls()),
                whole(load.errors()));
    }

    private String added(double percentile) {
        return fine(figures.latency(Scenario.CHAT).latencies().millisAt(percentile)
                - figures.latency(Scenario.DIRECT).latencies().millisAt(percentile));
    }
}
