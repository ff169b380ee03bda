package dev.atelier.localstack;

import dev.atelier.localstack.command.Commands;
import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.FailedException;
import dev.atelier.localstack.console.RefusedException;
import java.nio.file.Path;
import java.util.List;

/** Main class of {@code ./atelier}. */
public final class Launcher {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), Console.ofTerminal()));
    }

    private static int run(List<String> arguments, Console console) throws InterruptedException {
        Path repository = Path.of(System.getProperty("atelier.repository", "")).toAbsolutePath();
        try {
            new Commands(repository, System.getenv(), console).run(arguments);
            return 0;
        } catch (RefusedException e) {
            console.problem(String.valueOf(e.getMessage()));
            return REFUSED;
        } catch (FailedException e) {
            console.problem(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }
}
