package dev.atelier.localstack.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that the build of this module has laid out for each backing server, every one with a class path of its own.
 *
 * @param module folder of the module {@code tools/local-stack}
 * @param ownClasses our classes or jar, for the one server whose main class is ours
 */
public record ServerFiles(Path module, Path ownClasses) {

    /** Finds the files beside our own classes, or (when those come from a Maven repository) beside the working directory. */
    public static ServerFiles locate() {
        Path ownClasses = codeSource();
        Stream<Path> besideUs =
                Stream.iterate(ownClasses, Objects::nonNull, Path::getParent).limit(3);
        Stream<Path> besideWork = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("tools/local-stack"));
        return Stream.concat(besideUs, besideWork)
                .filter(module -> Files.isDirectory(module.resolve("target/servers")))
                .findFirst()
                .map(module -> new ServerFiles(module, ownClasses))
                .orElseThrow(() -> new IllegalStateException(
                        "The files of the backing servers are missing: run ./mvnw -pl tools/local-stack -am package"));
    }

    String kafkaClassPath() {
        return module.resolve("kafka/target/lib") + "/*";
    }

    String mongodbClassPath() {
        return ownClasses + File.pathSeparator + module.resolve("target/servers/mongodb") + "/*";
    }

    /** What each service may do in MongoDB, here as anywhere. */
    Path databaseRoles() {
        return module.resolve("../../k8s/mongodb/roles.json").normalize();
    }

    Path zipkinJar() {
        return single("zipkin", "zipkin-server")
                .orElseThrow(() -> new IllegalStateException("No Zipkin jar was built"));
    }

    /** The bundled binary, or the one on the PATH where there is none for this machine or a library it needs is missing. */
    String redisBinary() throws InterruptedException {
        Path bundled = single("redis", operatingSystem() + "-" + architecture()).orElse(null);
        return bundled != null && runs(executable(bundled)) ? bundled.toString() : "redis-server";
    }

    private static boolean runs(String binary) throws InterruptedException {
        try {
            return new ProcessBuilder(binary, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<Path> single(String folder, String part) {
        try (Stream<Path> files = Files.list(module.resolve("target/servers").resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String executable(Path file) {
        if (!Files.isExecutable(file) && !file.toFile().setExecutable(true)) {
            throw new IllegalStateException("Cannot make " + file + " executable");
        }
        return file.toString();
    }

    private static String operatingSystem() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : "amd64";
    }

    private static Path codeSource() {
        try {
            return Path.of(ServerFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
