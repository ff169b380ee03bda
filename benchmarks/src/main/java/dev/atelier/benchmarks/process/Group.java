package dev.atelier.benchmarks.process;

import java.util.Set;

/** Whose CPU it is. */
public enum Group {
    GATEWAY,
    CHAT,
    OTHER_SERVICE,
    BACKING_SERVER,
    SIMULATOR,
    GENERATOR;

    private static final Set<String> BACKING = Set.of("mongodb", "redis", "kafka", "zipkin");

    /** By the name that {@code ./atelier status} gives; a second instance is called {@code chat-service-2}. */
    static Group of(String name) {
        if (BACKING.contains(name)) {
            return BACKING_SERVER;
        }
        if (name.equals("provider-simulator")) {
            return SIMULATOR;
        }
        if (name.startsWith("gateway-service")) {
            return GATEWAY;
        }
        return name.startsWith("chat-service") ? CHAT : OTHER_SERVICE;
    }

    /** Whether it is a service of ours. */
    public boolean isOurs() {
        return this == GATEWAY || this == CHAT || this == OTHER_SERVICE;
    }
}
