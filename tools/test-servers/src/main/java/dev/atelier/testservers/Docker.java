package dev.atelier.testservers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be started here. */
final class Docker {

    private Docker() {}

    static boolean answers() {
        return isInstalled() && DockerClientFactory.instance().isDockerAvailable();
    }

    /** Asking Testcontainers costs seconds and prints errors, so it is asked only where there is something to find. */
    private static boolean isInstalled() {
        String home = System.getProperty("user.home");
        return System.getenv("DOCKER_HOST") != null
                || Stream.of(
                                "/var/run/docker.sock",
                                home + "/.docker/run/docker.sock",
                                home + "/.docker/desktop/docker.sock",
                                home + "/.testcontainers.properties")
                        .anyMatch(file -> Files.exists(Path.of(file)));
    }
}
