package dev.atelier.localstack.command;

import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.stack.MemberControl;
import java.util.Optional;

/** {@code ./atelier restart NAME}: stops gracefully what runs, then starts it on the same ports. */
record RestartCommand(Workplace workplace) {

    void run(String name) throws InterruptedException {
        Optional<ProcessRecord> record = workplace.records().find(name);
        Member member = workplace
                .existingStack()
                .member(name, record)
                .orElseThrow(() -> new RefusedException(
                        "There is no " + name + " in this stack; ./atelier status lists what there is."));
        MemberControl control = workplace.control();
        if (record.isPresent()) {
            control.end(record.get());
        }
        control.start(member);
    }
}
