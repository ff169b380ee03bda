package dev.atelier.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program for Node.js with packages of its own, run on a copy of its sources. */
public final class NodeProgram {

    private static final int PATIENCE_SECONDS = 120;
    private static final int OLDEST = 20;

    private final Path folder;

    private NodeProgram(Path folder) {
        this.folder = folder;
    }

    /** The program in {@code sources}, copied to {@code folder}. */
    public static NodeProgram in(String sources, String folder) throws IOException {
        Path copy = Files.createDirectories(Path.of(folder));
        try (Stream<Path> files = Files.list(Path.of(sources))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new NodeProgram(copy);
    }

    /** Fetches its packages; says why that is not possible, {@code null} if it is. */
    public @Nullable String install() {
        try {
            int version = Integer.parseInt(run(Map.of(), "--print", "process.versions.node.split('.')[0]")
                    .strip());
            if (version < OLDEST) {
                return "Node.js " + version + " is older than " + OLDEST;
            }
            Result npm = execute(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            return npm.status == 0 ? null : "npm ci failed: " + npm.output;
        } catch (IOException e) {
            return "there is no Node.js: " + e.getMessage();
        }
    }

    /** Runs {@code node} with these words; what it printed, whether it succeeded or not. */
    public String run(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(Arrays.asList(words));
        return execute(environment, command.toArray(String[]::new)).output;
    }

    private Result execute(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path printed = folder.resolve("output");
        Process process = builder.redirectOutput(printed.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new UncheckedIOException(new IOException(command[0] + " did not end in time"));
            }
            return new Result(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Result(int status, String output) {}
}
