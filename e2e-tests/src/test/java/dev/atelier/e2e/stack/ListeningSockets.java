package dev.atelier.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets on which a process waits for connections, as Linux shows them in {@code /proc}. */
public final class ListeningSockets {

    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int HEXADECIMAL = 16;

    private ListeningSockets() {}

    /** @param onThisMachineAlone bound to a loopback address */
    public record Listening(int port, boolean onThisMachineAlone) {}

    /** Whether this system shows them at all. */
    public static boolean areShown() {
        return Files.isReadable(PROCESSES.resolve("self/net/tcp"));
    }

    public static List<Listening> of(long pid) {
        Path process = PROCESSES.resolve(Long.toString(pid));
        Set<String> own = socketsOf(process);
        return Stream.of("tcp", "tcp6")
                .map(process.resolve("net")::resolve)
                .filter(Files::exists)
                .flatMap(table -> lines(table).stream().skip(1))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals(LISTENING) && own.contains("socket:[" + columns[9] + "]"))
                .map(columns -> listening(columns[1]))
                .toList();
    }

    /** {@code 0100007F:1F90}: each group of four bytes with the least significant byte first. */
    private static Listening listening(String local) {
        String[] parts = local.split(":");
        boolean loopback = parts[0].endsWith("7F") || parts[0].equals("0".repeat(24) + "01000000");
        return new Listening(Integer.parseInt(parts[1], HEXADECIMAL), loopback);
    }

    private static Set<String> socketsOf(Path process) {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.map(ListeningSockets::target).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
