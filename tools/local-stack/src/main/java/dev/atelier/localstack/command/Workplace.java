package dev.atelier.localstack.command;

import dev.atelier.localstack.console.Console;
import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.Ports;
import dev.atelier.localstack.home.StackSettings;
import dev.atelier.localstack.process.ProcessRecord;
import dev.atelier.localstack.process.ProcessRecords;
import dev.atelier.localstack.stack.MemberControl;
import dev.atelier.localstack.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every command works with.
 *
 * @param shell the environment of the terminal
 * @param offsetOption {@code --port-offset}, if it was given
 */
record Workplace(
        AtelierHome home, Path repository, Map<String, String> shell, Optional<Integer> offsetOption, Console console) {

    MemberControl control() {
        return new MemberControl(home, console);
    }

    ProcessRecords records() {
        return new ProcessRecords(home.records());
    }

    List<ProcessRecord> running() {
        return records().all().stream()
                .filter(record -> record.process().isPresent())
                .toList();
    }

    /** As {@code up} has set it up. */
    Stack existingStack() {
        return Stack.of(home, repository, StackSettings.remembered(home, ofShell()));
    }

    /** The stack that {@code up} is asked for: the one that runs already, or a new one as this shell wants it. */
    Stack wantedStack() {
        if (running().isEmpty()) {
            StackSettings settings = ofShell();
            settings.remember(home);
            return Stack.of(home, repository, settings);
        }
        Stack existing = existingStack();
        wantedOffset().ifPresent(offset -> refuseOther(offset, existing));
        return existing;
    }

    private static void refuseOther(int offset, Stack existing) {
        int present = existing.settings().portOffset();
        if (offset != present) {
            throw new RefusedException("This stack runs with port offset " + present
                    + ": stop it first with ./atelier down, or name another folder in ATELIER_HOME.");
        }
    }

    private StackSettings ofShell() {
        return StackSettings.ofShell(wantedOffset().orElse(0), shell);
    }

    private Optional<Integer> wantedOffset() {
        return offsetOption.or(() -> Optional.ofNullable(shell.get("ATELIER_PORT_OFFSET"))
                .filter(text -> !text.isBlank())
                .map(Ports::offset));
    }
}
