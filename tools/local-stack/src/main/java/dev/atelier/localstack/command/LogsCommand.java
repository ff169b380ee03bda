package dev.atelier.localstack.command;

import dev.atelier.localstack.console.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./atelier logs [NAME] [-f]}: the end of the log files, as {@code tail} shows it. */
record LogsCommand(Workplace workplace) {

    private static final String LINES = "100";

    void run(List<String> names, boolean follow) throws InterruptedException {
        List<String> files = files(names);
        if (files.isEmpty()) {
            throw new RefusedException("There are no logs" + (names.isEmpty() ? "" : " of " + names.getFirst()) + " in "
                    + workplace.home().logs());
        }
        List<String> command = new ArrayList<>(List.of("tail", "-n", LINES));
        if (follow) {
            command.add("-F");
        }
        command.addAll(files);
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files(List<String> names) {
        if (Files.notExists(workplace.home().logs())) {
            return List.of();
        }
        try (Stream<Path> logs = Files.list(workplace.home().logs())) {
            return logs.filter(log -> isWanted(log.getFileName().toString(), names))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isWanted(String file, List<String> names) {
        String name = file.replaceFirst("\\.(log|out)$", "");
        return !name.equals(file) && (names.isEmpty() ? file.endsWith(".log") : names.contains(name));
    }
}
