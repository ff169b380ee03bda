package dev.atelier.localstack.stack;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.FailedException;
import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.process.ProcessRecords;
import dev.atelier.localstack.process.ProcessStarter;
import dev.atelier.localstack.process.Readiness;
import dev.atelier.localstack.process.Readiness.Outcome;
import dev.atelier.localstack.process.Stopping;
import java.time.Duration;

/** Starts and stops one member and keeps its record. */
public final class MemberControl {

    /** Under load from outside a start has been seen to take more than 150 s. */
    private static final Duration START_LIMIT = Duration.ofSeconds(300);

    /** Longer than a service waits for its last requests. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

    private final ProcessRecords records;
    private final LogTail tail;
    private final Console console;
    private final ProcessStarter starter = new ProcessStarter();

    public MemberControl(AtelierHome home, Console console) {
        this.records = new ProcessRecords(home.records());
        this.tail = new LogTail(home);
        this.console = console;
    }

    public ProcessRecords records() {
        return records;
    }

    public boolean isRunning(Member member) {
        return records.find(member.name()).flatMap(ProcessRecord::process).isPresent();
    }

    /** Blocks until the member is ready; a member that does not become so is stopped and forgotten. */
    public void start(Member member) throws InterruptedException {
        long begin = System.nanoTime();
        ProcessHandle process = starter.start(member.prepare());
        records.save(ProcessRecord.of(member.name(), process, member.ports()));
        Outcome outcome = Readiness.await(process, member.probe(), START_LIMIT);
        if (outcome != Outcome.READY) {
            Stopping.kill(process);
            records.forget(member.name());
            throw new FailedException(failure(member, outcome));
        }
        console.step(
                member.name(), "127.0.0.1:" + member.ports().getFirst(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Blocks until the process is gone; its record goes with it. */
    public void stop(ProcessRecord record) throws InterruptedException {
        end(record);
        records.forget(record.name());
    }

    /** As {@link #stop}, but the record stays, so that the ports of the member are not forgotten. */
    public void end(ProcessRecord record) throws InterruptedException {
        long begin = System.nanoTime();
        var process = record.process();
        if (process.isPresent()) {
            boolean gently = Stopping.stop(process.get(), STOP_LIMIT);
            console.step(record.name(), gently ? "stopped" : "killed", Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private String failure(Member member, Outcome outcome) {
        String what = outcome == Outcome.DIED ? " ended while it was starting" : " was not ready after 300 s";
        return member.name() + what + "; " + tail.of(member.name());
    }
}
