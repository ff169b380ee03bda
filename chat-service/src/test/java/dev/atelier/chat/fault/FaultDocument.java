package dev.atelier.chat.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/faults.md}, written by the test when it is told to. */
record FaultDocument(Path file) {

    private static final String WRITE = "atelier.faults.write";
    private static final String HEAD = """
            # What becomes of a provider's faults

            Written by `FaultTableTest`, which puts every fault before chat-service and looks at the answer of
            `/v1/chat/completions`, the provider's own list of calls, and the usage event: one for each call, whatever happened.
            Attempts are what the provider saw. Nothing is tried again after the first byte of an answer, nor when the provider may have
            taken the request. What is not delivered is not charged.

            | provider | asked for | fault | the caller gets | attempts | counted |
            | --- | --- | --- | --- | ---: | --- |
            """;

    static FaultDocument ofRepository() {
        return new FaultDocument(Path.of("..", "docs", "faults.md"));
    }

    /** Makes sure that the document has these rows and no others. */
    void requireCurrent(List<String> rows) {
        String current = HEAD + String.join("\n", rows) + "\n";
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.writeString(file, current);
            } else if (!Files.readString(file).equals(current)) {
                throw new AssertionError("docs/faults.md does not say what happens. Look at the rows, then run"
                        + "\n  ./mvnw -pl chat-service -am test -Dtest=FaultTableTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE + "=true\n" + current);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
