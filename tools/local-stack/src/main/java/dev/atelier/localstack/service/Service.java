package dev.atelier.localstack.service;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every process of ours that a stack may have; a new service is one more line here. Those that streams pass through have
 * room for a thousand of them, at some 160 kB each.
 */
public enum Service {
    DISCOVERY("discovery-server", 8761, Kind.FOUNDATION, 96),
    CONFIG("config-server", 8888, Kind.FOUNDATION, 96),
    SIMULATOR("provider-simulator", 8090, Kind.SIMULATOR, 128),
    USER("user-service", 8081, Kind.APPLICATION, 160),
    GATEWAY("gateway-service", 8080, Kind.GATEWAY, 384),
    CHAT("chat-service", 8082, Kind.APPLICATION, 384),
    STATS("stats-service", 8086, Kind.APPLICATION, 160),
    BILLING("billing-service", 8085, Kind.APPLICATION, 160),
    IMAGE("image-service", 8083, Kind.APPLICATION, 160),
    VIDEO("video-service", 8084, Kind.APPLICATION, 160);

    /** What a service is to the others. */
    enum Kind {
        /** The others need it before they can start. */
        FOUNDATION,
        SIMULATOR,
        /** Its health is on a port of its own, never on the public one. */
        GATEWAY,
        APPLICATION
    }

    static final int GATEWAY_MANAGEMENT_PORT = 8079;
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final String label;
    private final int port;
    private final Kind kind;
    private final int heapMegabytes;

    Service(String label, int port, Kind kind, int heapMegabytes) {
        this.label = label;
        this.port = port;
        this.kind = kind;
        this.heapMegabytes = heapMegabytes;
    }

    /** The name of its folder, in discovery and in commands. */
    public String label() {
        return label;
    }

    /** Before the offset. */
    public int port() {
        return port;
    }

    public boolean isFoundation() {
        return kind == Kind.FOUNDATION;
    }

    /** More than one instance makes sense: all but the foundation and the simulator, whose ledger is one. */
    public boolean isScalable() {
        return kind == Kind.APPLICATION || kind == Kind.GATEWAY;
    }

    public static Optional<Service> named(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label.equals(label))
                .findFirst();
    }

    Kind kind() {
        return kind;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** The folder of its module in the repository. */
    Path module(Path repository) {
        return repository.resolve(kind == Kind.SIMULATOR ? "tools/" + label : label);
    }

    /** What the build makes of it. */
    Path jar(Path repository) {
        String suffix = kind == Kind.SIMULATOR ? ".jar" : "-exec.jar";
        return module(repository).resolve("target").resolve(label + "-" + VERSION + suffix);
    }
}
