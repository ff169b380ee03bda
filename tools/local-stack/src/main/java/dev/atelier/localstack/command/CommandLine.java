package dev.atelier.localstack.command;

import dev.atelier.localstack.console.RefusedException;
import dev.atelier.localstack.home.Ports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words after {@code ./atelier}.
 *
 * @param words the operands, for example {@code [chat-service, 2]}
 * @param flags without their value, for example {@code --json}
 * @param portOffset as given here, which is stronger than {@code ATELIER_PORT_OFFSET}
 */
record CommandLine(String command, List<String> words, Set<String> flags, Optional<Integer> portOffset) {

    private static final Set<String> FLAGS = Set.of("--json", "-f", "--follow", "--yes", "--no-build", "--help", "-h");
    private static final String PORT_OFFSET = "--port-offset";

    static CommandLine parse(List<String> arguments) {
        List<String> words = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        Optional<Integer> offset = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(PORT_OFFSET + "=")) {
                offset = Optional.of(Ports.offset(argument.substring(PORT_OFFSET.length() + 1)));
            } else if (argument.equals(PORT_OFFSET)) {
                i++;
                offset = Optional.of(Ports.offset(i < arguments.size() ? arguments.get(i) : ""));
            } else if (argument.startsWith("-")) {
                flags.add(known(argument));
            } else {
                words.add(argument);
            }
        }
        String command = words.isEmpty() ? "help" : words.removeFirst();
        return new CommandLine(command, List.copyOf(words), Set.copyOf(flags), offset);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The operand at that place, or one line that says what the command wants. */
    String word(int index, String usage) {
        if (index >= words.size()) {
            throw new RefusedException("Usage: ./atelier " + usage);
        }
        return words.get(index);
    }

    private static String known(String flag) {
        if (!FLAGS.contains(flag)) {
            throw new RefusedException("Unknown option " + flag + "; ./atelier help lists all.");
        }
        return flag;
    }
}
