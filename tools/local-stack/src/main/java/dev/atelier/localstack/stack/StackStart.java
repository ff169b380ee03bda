package dev.atelier.localstack.stack;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.home.Ports;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Starts all members that do not run, in an order that needs no waiting by the clock. */
public final class StackStart {

    private static final int SERVERS_AT_A_TIME = 4;
    private static final int SERVICES_AT_A_TIME = 3;

    private final Stack stack;
    private final MemberControl control;
    private final Console console;
    private final Queue<Member> started = new ConcurrentLinkedQueue<>();

    public StackStart(Stack stack, MemberControl control, Console console) {
        this.stack = stack;
        this.control = control;
        this.console = console;
    }

    /** Number of members that were started; 0 when all of them ran already. */
    public int run() throws InterruptedException {
        refuseTakenPorts();
        boolean complete = false;
        try {
            start(stack.backingServers(), SERVERS_AT_A_TIME);
            start(stack.foundation(), SERVICES_AT_A_TIME);
            start(stack.applications(), SERVICES_AT_A_TIME);
            complete = true;
            return started.size();
        } finally {
            if (!complete) {
                undo();
            }
        }
    }

    /** Stops what this start has started, and nothing that ran before. */
    public void undo() throws InterruptedException {
        console.line("Stopping what was started.");
        List<ProcessRecord> records = started.stream()
                .flatMap(member -> control.records().find(member.name()).stream())
                .toList();
        new StackStop(control).stop(records);
    }

    private void start(List<? extends Member> members, int atATime) throws InterruptedException {
        Together.run(missing(members), atATime, member -> {
            started.add(member);
            control.start(member);
        });
    }

    private void refuseTakenPorts() {
        Stream.of(stack.backingServers(), stack.foundation(), stack.applications())
                .flatMap(members -> missing(members).stream())
                .forEach(StackStart::refuseTakenPorts);
    }

    private static void refuseTakenPorts(Member member) {
        for (int port : member.ports()) {
            if (!Ports.isFree(port)) {
                throw new RefusedException("Port " + port + ", which " + member.name() + " needs, is taken: stop the"
                        + " program that uses it, or shift all ports with ./atelier up --port-offset 100");
            }
        }
    }

    private List<? extends Member> missing(List<? extends Member> members) {
        return members.stream().filter(member -> !control.isRunning(member)).toList();
    }
}
