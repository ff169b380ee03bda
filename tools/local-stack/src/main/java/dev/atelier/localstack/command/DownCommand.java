package dev.atelier.localstack.command;

import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.stack.StackStop;
import java.util.List;

/** {@code ./atelier down}. */
record DownCommand(Workplace workplace) {

    void run() throws InterruptedException {
        List<ProcessRecord> records = workplace.records().all();
        if (workplace.running().isEmpty()) {
            records.forEach(record -> workplace.records().forget(record.name()));
            workplace.console().line("Nothing is running.");
            return;
        }
        new StackStop(workplace.control()).stop(records);
        workplace
                .console()
                .line("Atelier is down; its data stays in " + workplace.home().folder());
    }
}
