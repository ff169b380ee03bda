package dev.atelier.localstack.command;

import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./atelier status}. */
record StatusCommand(Workplace workplace, Clock clock) {

    private static final String ROW = "%-20s %8s %6s  %-7s %9s  %s";

    void run(boolean json) {
        List<ProcessRecord> records = workplace.records().all();
        Optional<Stack> stack = records.isEmpty() ? Optional.empty() : Optional.of(workplace.existingStack());
        List<CompletableFuture<ProcessStatus>> questions = records.stream()
                .map(record -> CompletableFuture.supplyAsync(() -> status(record, stack)))
                .toList();
        List<ProcessStatus> answers =
                questions.stream().map(CompletableFuture::join).toList();
        if (json) {
            workplace.console().line(JsonMapper.builder().build().writeValueAsString(answers));
        } else if (answers.isEmpty()) {
            workplace.console().line("Nothing is running.");
        } else {
            workplace.console().line(String.format(ROW, "NAME", "PID", "PORT", "HEALTH", "MEMORY", "UPTIME"));
            answers.forEach(answer -> workplace.console().line(row(answer)));
        }
    }

    private ProcessStatus status(ProcessRecord record, Optional<Stack> stack) {
        Optional<Member> member = stack.flatMap(known -> known.member(record.name(), Optional.of(record)));
        boolean healthy = member.map(known -> known.probe().isHealthy()).orElse(false);
        return ProcessStatus.of(record, healthy, clock.instant());
    }

    private static String row(ProcessStatus status) {
        return String.format(
                Locale.ROOT,
                ROW,
                status.name(),
                status.pid(),
                status.port(),
                status.health(),
                status.memoryMb() + " MB",
                uptime(Duration.ofSeconds(status.uptimeSeconds())));
    }

    private static String uptime(Duration duration) {
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
    }
}
