package dev.atelier.localstack.command;

import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.process.Stopping;

/** {@code ./atelier kill NAME}: the record stays, so that status shows the dead and restart finds its ports. */
record KillCommand(Workplace workplace) {

    void run(String name) throws InterruptedException {
        ProcessHandle process = workplace
                .records()
                .find(name)
                .flatMap(ProcessRecord::process)
                .orElseThrow(() -> new RefusedException(
                        "No process named " + name + " is running; ./atelier status lists those that are."));
        Stopping.kill(process);
        workplace.console().line("Killed " + name + ", process " + process.pid() + ".");
    }
}
