package dev.atelier.benchmarks.report;

import dev.atelier.benchmarks.load.Latencies;
import dev.atelier.benchmarks.platform.Scenario;
import dev.atelier.benchmarks.process.Group;
import dev.atelier.benchmarks.run.CallFigures;
import dev.atelier.benchmarks.run.Figures;
import dev.atelier.benchmarks.stream.StreamResult.StreamTimes;
import java.util.function.Function;

/** What the figures should be, from the issue that ordered the first build. */
record Targets(Figures figures) {

    private static final double MEDIAN = 50;
    private static final double GATEWAY_AND_CHAT_MILLIS = 1.5;
    private static final double ALL_OURS_MILLIS = 3;
    private static final double FIRST_CHUNK_MILLIS = 2;
    private static final double CHUNK_MILLIS = 0.5;
    private static final double SIGN_IN_BCRYPTS = 1.25;

    String table() {
        CallFigures chat = figures.calls(Scenario.CHAT);
        Table table = new Table("", "measured", "target", "");
        double inner = chat.cpuPerCall(group -> group == Group.GATEWAY || group == Group.CHAT);
        row(table, "gateway + chat-service, CPU-ms per call", inner, GATEWAY_AND_CHAT_MILLIS);
        row(table, "all our processes, CPU-ms per call", chat.cpuPerCall(Group::isOurs), ALL_OURS_MILLIS);
        row(table, "first chunk of a stream, added ms p50", added(StreamTimes::firstChunk), FIRST_CHUNK_MILLIS);
        row(table, "later chunks, added ms p50", added(StreamTimes::laterChunks), CHUNK_MILLIS);
        row(
                table,
                "sign-in, all our processes, in bcrypt checks",
                figures.signIn().ratio(),
                SIGN_IN_BCRYPTS);
        long lost = figures.events().answered() - figures.events().counted();
        row(table, "errors, streams lost, broken or out of order", figures.errors(), 0);
        row(table, "answered calls not in the statistics", Math.abs(lost), 0);
        return table.text();
    }

    private static void row(Table table, String name, double measured, double limit) {
        boolean countable = limit == 0;
        String verdict = measured <= limit ? "pass" : "**fail**";
        table.row(
                name,
                countable ? Numbers.whole(measured) : Numbers.finest(measured),
                countable ? "0" : "≤ " + limit,
                Double.isNaN(measured) ? "not measured" : verdict);
    }

    private double added(Function<StreamTimes, Latencies> part) {
        return StreamTables.added(
                part.apply(figures.streams().direct().times()),
                part.apply(figures.streams().through().times()),
                MEDIAN);
    }
}
