package dev.atelier.localstack.command;

import dev.atelier.localstack.console.FailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.stream.Stream;

/** {@code ./atelier reset}: deletes what we made in the folder, never anything else that lies there. */
record ResetCommand(Workplace workplace) {

    void run(boolean sure) throws InterruptedException {
        if (!sure && !isConfirmed()) {
            throw new FailedException("Nothing was deleted.");
        }
        if (!workplace.running().isEmpty()) {
            new DownCommand(workplace).run();
        }
        try {
            for (Path content : workplace.home().contents()) {
                delete(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workplace.console().line("All data in " + workplace.home().folder() + " is deleted.");
    }

    private boolean isConfirmed() {
        workplace
                .console()
                .question("Stop the stack and delete all accounts, conversations and secrets in "
                        + workplace.home().folder() + "? [y/N]");
        try {
            String answer = new Scanner(System.in, Charset.defaultCharset()).nextLine();
            return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (NoSuchElementException e) {
            return false;
        }
    }

    private static void delete(Path content) throws IOException {
        if (Files.notExists(content)) {
            return;
        }
        try (Stream<Path> files = Files.walk(content)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
