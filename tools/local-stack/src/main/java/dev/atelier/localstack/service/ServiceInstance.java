package dev.atelier.localstack.service;

import dev.atelier.localstack.console.FailedException;
import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.process.HealthProbe;
import dev.atelier.localstack.process.HttpProbe;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessSpec;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One process of one of our services.
 *
 * @param number 1 for the first, which bears the service's name alone
 * @param ports the service's port, and behind it the gateway's own port for health
 */
public record ServiceInstance(Service service, int number, List<Integer> ports, ServiceSettings settings)
        implements Member {

    /** The first instance, on the ports that {@code operations.md} names, shifted. */
    public static ServiceInstance first(Service service, int offset, ServiceSettings settings) {
        List<Integer> ports = service.kind() == Service.Kind.GATEWAY
                ? List.of(service.port() + offset, Service.GATEWAY_MANAGEMENT_PORT + offset)
                : List.of(service.port() + offset);
        return new ServiceInstance(service, 1, ports, settings);
    }

    /** How many ports an instance of the service takes. */
    public static int portCount(Service service) {
        return service.kind() == Service.Kind.GATEWAY ? 2 : 1;
    }

    @Override
    public String name() {
        return number == 1 ? service.label() : service.label() + "-" + number;
    }

    public boolean isBuilt() {
        return Files.exists(service.jar(settings.repository()));
    }

    @Override
    public ProcessSpec prepare() throws InterruptedException {
        if (!isBuilt()) {
            throw new FailedException(name() + " is not built: run ./mvnw -DskipTests package");
        }
        List<String> command = new ArrayList<>(settings.jvm().command(service));
        if (service.kind() == Service.Kind.SIMULATOR) {
            command.addAll(simulator());
        } else {
            command.addAll(application());
        }
        AtelierHome home = settings.home();
        return new ProcessSpec(name(), command, environment(), home.data(name()), output());
    }

    @Override
    public HealthProbe probe() {
        return new HttpProbe(URI.create("http://127.0.0.1:" + ports.getLast() + healthPath()));
    }

    /** Readiness of an application does not depend on its stores: it goes on, with less, when one is away. */
    private String healthPath() {
        return switch (service.kind()) {
            case SIMULATOR -> "/_sim/health";
            case FOUNDATION -> "/actuator/health";
            case GATEWAY, APPLICATION -> "/actuator/health/readiness";
        };
    }

    private List<String> application() throws InterruptedException {
        Path jar = service.jar(settings.repository());
        Path copy = new ApplicationCopy(settings.home().applications(), service.label()).of(jar);
        return List.of("-jar", copy.toString());
    }

    private List<String> simulator() {
        Path jar = service.jar(settings.repository());
        String classPath = jar + ":" + jar.resolveSibling("lib") + "/*";
        return List.of(
                "-cp",
                classPath,
                "dev.atelier.simulator.ProviderSimulator",
                "--port",
                String.valueOf(ports.getFirst()));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("SERVER_PORT", String.valueOf(ports.getFirst()));
        environment.put("ATELIER_LOG_FILE", settings.home().log(name()).toString());
        if (service.kind() == Service.Kind.GATEWAY) {
            environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.getLast()));
        }
        if (service == Service.USER) {
            environment.put("ATELIER_ADMIN_PASSWORD", settings.adminPassword());
        }
        return environment;
    }

    private Path output() {
        return settings.home().output(name());
    }
}
