package dev.atelier.platform.defaults;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;

/** Settings that exist only where their environment variable does: an empty address or user name would mean something else. */
final class EnvironmentSettings {

    private static final String EUREKA = "http://127.0.0.1:8761/eureka/";

    private static final Map<String, String> ALIASES = Map.of(
            "server.address", "ATELIER_BIND",
            "eureka.instance.ip-address", "ATELIER_BIND",
            "spring.cloud.config.username", "ATELIER_OPS_USER",
            "spring.cloud.config.password", "ATELIER_OPS_PASSWORD");

    private EnvironmentSettings() {}

    static Map<String, Object> of(PropertyResolver environment) {
        var settings = new HashMap<String, Object>();
        ALIASES.forEach((setting, variable) -> {
            String value = environment.getProperty(variable, "");
            if (!value.isBlank()) {
                settings.put(setting, value);
            }
        });
        settings.put("eureka.client.service-url.defaultZone", eureka(environment));
        return settings;
    }

    /** {@code EUREKA_URL} with the operator's credentials, unless it brings its own. */
    private static String eureka(PropertyResolver environment) {
        String url = environment.getProperty("EUREKA_URL", EUREKA);
        String user = environment.getProperty("ATELIER_OPS_USER", "");
        String password = environment.getProperty("ATELIER_OPS_PASSWORD", "");
        if (user.isBlank() || url.contains("@") || url.contains(",")) {
            return url;
        }
        String scheme = URI.create(url).getScheme() + "://";
        return scheme + encoded(user) + ":" + encoded(password) + "@" + url.substring(scheme.length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
