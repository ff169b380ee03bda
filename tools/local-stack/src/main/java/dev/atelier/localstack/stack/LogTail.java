package dev.atelier.localstack.stack;

import dev.atelier.localstack.home.AtelierHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The last words of a process that did not start. */
record LogTail(AtelierHome home) {

    private static final int LINES = 20;
    private static final int MAX_LINE = 400;
    private static final int MAX_BYTES = 64 * 1024;

    String of(String name) {
        return Stream.of(home.log(name), home.output(name))
                .filter(file -> file.toFile().length() > 0)
                .map(file -> "last lines of " + file + ":\n" + indented(lastLines(file)))
                .collect(Collectors.joining("\n"));
    }

    private static String indented(List<String> lines) {
        return lines.stream()
                .map(line -> "    " + (line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lastLines(Path file) {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - MAX_BYTES));
            byte[] end = Channels.newInputStream(channel).readNBytes(MAX_BYTES);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
