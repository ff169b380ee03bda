package dev.atelier.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/endpoints.md}: a section per service, written by the tests of that service when they are told to. */
public final class EndpointDocument {

    /** System property that makes a test write its section instead of comparing it. */
    public static final String WRITE = "atelier.endpoints.write";

    private static final String SECTION = "## ";
    private static final List<String> HEAD =
            List.of("", "| method | path | serves | scope |", "| --- | --- | --- | --- |");

    private final Path file;

    /** The document in this file. */
    public EndpointDocument(Path file) {
        this.file = file;
    }

    /** The one of the repository, seen from the folder of a service. */
    public static EndpointDocument ofRepository() {
        return new EndpointDocument(Path.of("..", "docs", "endpoints.md"));
    }

    /**
     * Makes sure that the section of a service has these rows and no others.
     *
     * @throws AssertionError if it has not, saying how to bring it up to date
     */
    public void requireCurrent(String service, List<String> rows) {
        List<String> lines = read();
        List<String> current = replaced(lines, service, rows);
        if (current.equals(lines)) {
            return;
        }
        if (!Boolean.getBoolean(WRITE)) {
            throw new AssertionError(
                    "docs/endpoints.md does not say what " + service + " serves. Look at the rows, then run"
                            + "\n  ./mvnw -pl " + service
                            + " -am test -Dtest=EndpointsTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -D" + WRITE + "=true\n" + String.join("\n", rows));
        }
        write(current);
    }

    private static List<String> replaced(List<String> lines, String service, List<String> rows) {
        int start = lines.indexOf(SECTION + service);
        int from = start < 0 ? lines.size() : start;
        int to = from + (start < 0 ? 0 : 1);
        while (to < lines.size() && !lines.get(to).startsWith(SECTION)) {
            to++;
        }
        List<String> result = new ArrayList<>(lines.subList(0, from));
        result.add(SECTION + service);
        result.addAll(HEAD);
        result.addAll(rows);
        result.add("");
        result.addAll(lines.subList(to, lines.size()));
        return result;
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
