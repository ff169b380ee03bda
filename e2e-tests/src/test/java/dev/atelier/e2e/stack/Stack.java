package dev.atelier.e2e.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running stack. {@code ATELIER_E2E_HOME} names one that runs already; else one is started and stopped again. */
public final class Stack implements AutoCloseable {

    private static final String PORT_OFFSET = System.getProperty("atelier.e2e.port-offset", "10000");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path home;
    private final LauncherCommands commands;
    private final boolean borrowed;
    private final int offset;
    private final List<String> tracesBefore = new ArrayList<>();

    private Stack(Path home, boolean borrowed) {
        this.home = home.toAbsolutePath().normalize();
        this.borrowed = borrowed;
        this.commands = new LauncherCommands(Path.of(System.getProperty("atelier.repository", "..")), this.home);
        if (!borrowed) {
            startAnew();
        }
        this.offset = read("stack.json").path("portOffset").asInt();
    }

    public static Stack open() {
        String running = System.getenv("ATELIER_E2E_HOME");
        return running == null
                ? new Stack(Path.of(System.getProperty("atelier.e2e.home", "target/atelier")), false)
                : new Stack(Path.of(running), true);
    }

    /** A killed run may have left processes; data of an earlier run would be counted again. */
    private void startAnew() {
        commands.run("reset", "--yes");
        boolean up = false;
        try {
            up();
            up = true;
        } finally {
            if (!up) {
                commands.run("down");
            }
        }
    }

    @Override
    public void close() {
        if (!borrowed) {
            commands.run("down");
        }
    }

    public void up() {
        commands.run("up", "--no-build", "--port-offset", borrowed ? String.valueOf(offset) : PORT_OFFSET);
    }

    /** Zipkin keeps its traces in memory: they are taken out before. */
    public void down() {
        tracesBefore.add(zipkin().everything());
        commands.run("down");
    }

    /** {@code kill -9}. */
    public void kill(String name) {
        commands.run("kill", name);
    }

    /** Blocks until the process is ready; starts it if it is dead. */
    public void restart(String name) {
        commands.run("restart", name);
    }

    public void scale(String service, int instances) {
        commands.run("scale", service, String.valueOf(instances));
    }

    /** One node per process: name, pid, port, health, memoryMb, uptimeSeconds. */
    public JsonNode status() {
        String output = commands.run("status", "--json");
        return JSON.readTree(output.substring(output.indexOf('[')));
    }

    /** The port of a process by the launcher's own account. */
    public int portOf(String name) {
        for (JsonNode process : status()) {
            if (process.path("name").asString().equals(name)) {
                return process.path("port").asInt();
            }
        }
        throw new IllegalArgumentException(name + " does not run");
    }

    public URI gateway(String path) {
        return at(8080, path);
    }

    /** An address on a port as {@code operations.md} names it, before the offset. */
    public URI at(int basePort, String path) {
        return onPort(port(basePort), path);
    }

    /** The port of this stack for one that {@code operations.md} names. */
    public int port(int basePort) {
        return basePort + offset;
    }

    public URI onPort(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** All traces so far, as JSON, also those from before the stack was stopped. */
    public List<String> traces() {
        return Stream.concat(tracesBefore.stream(), Stream.of(zipkin().everything()))
                .toList();
    }

    private Zipkin zipkin() {
        return new Zipkin(at(9411, "/api/v2/"));
    }

    public Simulator simulator() {
        return new Simulator(at(8090, "/_sim/"));
    }

    /** A generated secret, such as {@code ATELIER_JWT_KEYS}. */
    public String secret(String variable) {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("secrets.env"))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(variable).replaceAll("^['\"]|['\"]$", "");
    }

    public String adminPassword() {
        return text(home.resolve("admin-password")).strip();
    }

    /** Settings that the config server puts before its own. */
    public Path ownSettings(String name) {
        return home.resolve("config").resolve(name + ".yml");
    }

    /** The folder of jars that bring adapters. */
    public Path plugins() {
        return home.resolve("plugins");
    }

    /** Settings as the config server brings them along. */
    public String settings(String name) {
        Path folder =
                Path.of(System.getProperty("atelier.repository", ".."), "config-server/src/main/resources/config");
        try {
            return Files.readString(folder.resolve(name + ".yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every log file of every process, also of those that are gone. */
    public List<Path> logs() {
        return files(home.resolve("logs"));
    }

    /** The files in which a server keeps its data, without Kafka's indexes: those are numbers, and mostly unused space. */
    public List<Path> dataOf(String server) {
        return files(home.resolve("data").resolve(server)).stream()
                .filter(file -> !file.toString().endsWith("index"))
                .toList();
    }

    /** The log of one process so far; empty if there is none. */
    public String log(String name) {
        Path file = home.resolve("logs").resolve(name + ".log");
        return Files.exists(file) ? text(file) : "";
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read(String file) {
        return JSON.readTree(text(home.resolve(file)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
