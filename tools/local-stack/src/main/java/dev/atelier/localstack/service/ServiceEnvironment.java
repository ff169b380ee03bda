package dev.atelier.localstack.service;

import dev.atelier.localstack.home.AtelierHome;
import dev.atelier.localstack.home.StackSettings;
import java.util.HashMap;
import java.util.Map;

/** The environment variables that every service of a stack gets. */
public final class ServiceEnvironment {

    private ServiceEnvironment() {}

    /**
     * @param home where a person's own settings and plug-ins are
     * @param secrets generated ones, which those of the person's own environment replace
     * @param servers addresses of the backing servers, by variable
     */
    public static Map<String, String> of(
            StackSettings settings, AtelierHome home, Map<String, String> secrets, Map<String, String> servers) {
        int offset = settings.portOffset();
        Map<String, String> environment = new HashMap<>(secrets);
        environment.put("ATELIER_TRACE_SAMPLING", "1");
        environment.put("ATELIER_CORS_ORIGINS", "http://localhost:3000,http://localhost:5173");
        environment.put("ATELIER_PUBLIC_URL", "http://localhost:" + (Service.GATEWAY.port() + offset));
        environment.put("ATELIER_CONFIG_DIR", home.config().toString());
        environment.put("ATELIER_PLUGINS_DIR", home.plugins().toString());
        environment.putAll(settings.environment());
        environment.remove("ATELIER_ADMIN_PASSWORD");
        String simulator = url(Service.SIMULATOR.port() + offset);
        SimulatedProvider.of(settings).forEach(provider -> environment.putAll(provider.variables(simulator)));
        environment.putAll(servers);
        environment.putAll(fixed(offset));
        return environment;
    }

    private static Map<String, String> fixed(int offset) {
        return Map.of(
                "ATELIER_LOCAL", "true",
                "ATELIER_BIND", "127.0.0.1",
                // All is in the log file already.
                "LOGGING_THRESHOLD_CONSOLE", "OFF",
                "SPRING_PROFILES_ACTIVE", "local",
                "CONFIG_URL", url(Service.CONFIG.port() + offset),
                "EUREKA_URL", url(Service.DISCOVERY.port() + offset) + "/eureka/");
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
