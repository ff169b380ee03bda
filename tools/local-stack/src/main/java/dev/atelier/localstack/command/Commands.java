package dev.atelier.localstack.command;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.HomeLock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the command that was asked for and runs it. */
public record Commands(Path repository, Map<String, String> shell, Console console) {

    private static final String HELP = """
            ./atelier up                    start everything, until a chat has answered (--no-build: take the jars as they are)
            ./atelier down                  stop everything; the data stays
            ./atelier status [--json]       a line per process
            ./atelier logs [NAME] [-f]      log files, of all or of one; -f goes on
            ./atelier restart NAME          one process, gracefully; starts it if it is dead
            ./atelier kill NAME             one process, with kill -9
            ./atelier scale NAME N          N instances of a service
            ./atelier reset [--yes]         stop, and delete all data
            --port-offset N or ATELIER_PORT_OFFSET shifts every port; ATELIER_HOME names another folder than .atelier
            ATELIER_JVM=throughput          at up: JVMs that run fast rather than start fast""";

    /** Blocks until the command is done. */
    public void run(List<String> arguments) throws InterruptedException {
        CommandLine line = CommandLine.parse(arguments);
        if (line.has("--help") || line.has("-h") || line.command().equals("help")) {
            console.line(HELP);
            return;
        }
        Workplace workplace = new Workplace(home(), repository, shell, line.portOffset(), console);
        switch (line.command()) {
            case "status" -> new StatusCommand(workplace, Clock.systemUTC()).run(line.has("--json"));
            case "logs" -> new LogsCommand(workplace).run(line.words(), line.has("-f") || line.has("--follow"));
            default -> change(line, workplace);
        }
    }

    private static void change(CommandLine line, Workplace workplace) throws InterruptedException {
        try (HomeLock lock = HomeLock.take(workplace.home())) {
            Objects.requireNonNull(lock);
            switch (line.command()) {
                case "up" -> new UpCommand(workplace).run(line.has("--no-build"));
                case "down" -> new DownCommand(workplace).run();
                case "restart" -> new RestartCommand(workplace).run(line.word(0, "restart NAME"));
                case "kill" -> new KillCommand(workplace).run(line.word(0, "kill NAME"));
                case "scale" ->
                    new ScaleCommand(workplace).run(line.word(0, "scale NAME N"), line.word(1, "scale NAME N"));
                case "reset" -> new ResetCommand(workplace).run(line.has("--yes"));
                default ->
                    throw new RefusedException("Unknown command " + line.command() + "; ./atelier help lists all.");
            }
        }
    }

    private AtelierHome home() {
        String named = shell.getOrDefault("ATELIER_HOME", "");
        return new AtelierHome(named.isBlank() ? repository.resolve(".atelier") : Path.of(named));
    }
}
