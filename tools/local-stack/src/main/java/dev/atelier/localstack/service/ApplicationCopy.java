package dev.atelier.localstack.service;

import dev.atelier.localstack.console.FailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unpacked layout of a service's jar, which starts in two thirds of the time and does not mind a new build of the jar.
 * Made once per build.
 */
record ApplicationCopy(Path folder, String label) {

    /** The jar to start. */
    Path of(Path jar) throws InterruptedException {
        try {
            Path copy = folder.resolve(label + "@" + version(jar));
            if (Files.notExists(copy)) {
                deleteOlder();
                unpack(jar, copy);
            }
            return copy.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + jar, e);
        }
    }

    private static String version(Path jar) throws IOException {
        return Long.toHexString(Files.getLastModifiedTime(jar).toMillis()) + "-" + Long.toHexString(Files.size(jar));
    }

    /** Unpacked beside and moved, so that a half unpacked copy is never taken for a whole one. */
    private void unpack(Path jar, Path copy) throws IOException, InterruptedException {
        Path draft = Files.createTempDirectory(Files.createDirectories(folder), label + "~");
        Path words = draft.resolve("extract.log");
        int code = new ProcessBuilder(command(jar, draft))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(words.toFile()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new FailedException("Cannot unpack " + jar + ": " + Files.readString(words));
        }
        Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> command(Path jar, Path target) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                target.toString());
    }

    private void deleteOlder() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> copies = Files.list(folder)) {
            for (Path copy : copies.filter(this::isOfThisService).toList()) {
                delete(copy);
            }
        }
    }

    private boolean isOfThisService(Path copy) {
        String name = copy.getFileName().toString();
        return name.startsWith(label + "@") || name.startsWith(label + "~");
    }

    private static void delete(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
