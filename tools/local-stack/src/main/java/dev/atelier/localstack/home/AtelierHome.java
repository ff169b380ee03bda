package dev.atelier.localstack.home;

import java.nio.file.Path;
import java.util.List;

/** The folder that holds everything a stack leaves on disk. */
public record AtelierHome(Path folder) {

    public AtelierHome {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    /** JSON lines of one of our services, or the output of a backing server. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** What a service prints besides its log: the JVM's own words, mostly none. */
    public Path output(String name) {
        return logs().resolve(name + ".out");
    }

    public Path records() {
        return folder.resolve("pids");
    }

    /** Unpacked applications, so that a running service does not mind a new build. */
    public Path applications() {
        return folder.resolve("apps");
    }

    public Path secrets() {
        return folder.resolve("secrets.env");
    }

    public Path adminPassword() {
        return folder.resolve("admin-password");
    }

    public Path settings() {
        return folder.resolve("stack.json");
    }

    /** Settings of a person's own, in files named as the config server's; they go before those and are followed at once. */
    public Path config() {
        return folder.resolve("config");
    }

    /** Jars of adapters, which running services follow. */
    public Path plugins() {
        return folder.resolve("plugins");
    }

    public Path lock() {
        return folder.resolve("lock");
    }

    /** All that we ever make in the folder: what a reset may delete, and nothing else. */
    public List<Path> contents() {
        return List.of(
                folder.resolve("data"),
                logs(),
                records(),
                applications(),
                secrets(),
                adminPassword(),
                settings(),
                config(),
                plugins(),
                lock());
    }
}
