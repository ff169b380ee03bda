package dev.atelier.localstack.process;

/** Asks a process whether it can do its work; answers within two seconds. */
@FunctionalInterface
public interface HealthProbe {

    boolean isHealthy();
}
