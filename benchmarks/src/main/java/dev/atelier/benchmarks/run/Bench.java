package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.CallFactory;
import dev.atelier.benchmarks.platform.Accounts;
import dev.atelier.benchmarks.platform.Scenario;
import dev.atelier.benchmarks.process.Processes;
import java.util.function.Consumer;

/**
 * What every measurement works with.
 *
 * @param progress takes a line for the person who waits
 */
record Bench(Options options, Accounts accounts, Processes processes, Consumer<String> progress) {

    CallFactory calls(Scenario scenario) {
        return connection -> scenario.call(options.site(), accounts, connection);
    }
}
