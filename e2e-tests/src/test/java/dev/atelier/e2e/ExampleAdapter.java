package dev.atelier.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code examples/custom-adapter}, built as its author does, by one command. What it needs of Atelier comes out of this very
 * build, laid into a local repository of its own instead of the person's.
 */
final class ExampleAdapter {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final Path atelier = Path.of(System.getProperty("atelier.repository", ".."))
            .toAbsolutePath()
            .normalize();
    private final Path repository = Path.of("target", "example-repository").toAbsolutePath();

    /** The jar, its tests passed. */
    Path build() throws IOException {
        install("", "atelier", "pom.xml", ".pom");
        install("libs/ai-proxy-spi", "ai-proxy-spi", "pom.xml", ".pom");
        install("libs/ai-proxy-spi", "ai-proxy-spi", "target/ai-proxy-spi-" + VERSION + ".jar", ".jar");
        install("libs/ai-proxy-spi", "ai-proxy-spi", "target/ai-proxy-spi-" + VERSION + "-tests.jar", "-tests.jar");
        install("tools/provider-simulator", "provider-simulator", "pom.xml", ".pom");
        install(
                "tools/provider-simulator",
                "provider-simulator",
                "target/provider-simulator-" + VERSION + ".jar",
                ".jar");
        run("./mvnw", "-o", "-q", "-f", "examples/custom-adapter", "package");
        return atelier.resolve("examples/custom-adapter/target/custom-adapter-1.0.0.jar");
    }

    private void install(String module, String artifact, String file, String suffix) throws IOException {
        Path folder = repository.resolve("dev/atelier").resolve(artifact).resolve(VERSION);
        Files.createDirectories(folder);
        Files.copy(
                atelier.resolve(module).resolve(file),
                folder.resolve(artifact + "-" + VERSION + suffix),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void run(String... command) throws IOException {
        String shared = Objects.requireNonNull(System.getProperty("atelier.maven.repository"));
        List<String> local = List.of(
                "-Dmaven.repo.local=" + repository,
                "-Dmaven.repo.local.tail=" + shared + "," + Path.of(System.getProperty("user.home"), ".m2/repository"),
                "-Dmaven.repo.local.tail.ignoreAvailability=true");
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(command), local.stream()).toList())
                .directory(atelier.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The example does not build:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
