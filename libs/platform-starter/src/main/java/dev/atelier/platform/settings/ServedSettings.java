package dev.atelier.platform.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of the environment came from the config server. Spring Cloud's refresh replaces and adds; a file that is no longer
 * served would stay in force, so it is taken out here.
 */
final class ServedSettings {

    /** How Spring Cloud names what came from there. */
    private static final String PREFIX = "configserver:";

    private final MutablePropertySources sources;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;

    ServedSettings(MutablePropertySources sources, ApplicationEventPublisher events, JsonMapper json) {
        this.sources = sources;
        this.events = events;
        this.json = json;
    }

    /**
     * Forgets what came from the config server and is not in its present answer.
     *
     * @return the names of the settings that were in it
     */
    Set<String> forgetOthers(byte[] answer) {
        Set<String> served = new HashSet<>();
        for (JsonNode source : json.readTree(answer).path("propertySources")) {
            served.add(PREFIX + source.path("name").asString(""));
        }
        Set<String> gone = new HashSet<>();
        for (PropertySource<?> source : sources.stream().toList()) {
            boolean stale = source.getName().startsWith(PREFIX) && !served.contains(source.getName());
            if (stale && source instanceof EnumerablePropertySource<?> settings) {
                gone.addAll(List.of(settings.getPropertyNames()));
                sources.remove(source.getName());
            }
        }
        return gone;
    }

    /** Tells whoever follows settings. */
    void tell(Set<String> names) {
        if (!names.isEmpty()) {
            events.publishEvent(new EnvironmentChangeEvent(names));
        }
    }
}
