package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.route.Providers;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/plugins}: what became of each jar and why which providers are out of service, for operators. */
@Endpoint(id = "plugins")
public final class PluginEndpoint {

    private final Plugins plugins;
    private final Providers providers;

    PluginEndpoint(Plugins plugins, Providers providers) {
        this.plugins = plugins;
        this.providers = providers;
    }

    /** As it is now. */
    @ReadOperation
    public Answer plugins() {
        return new Answer(plugins.reports(), providers.outOfService());
    }

    /**
     * What operators read.
     *
     * @param plugins one for each jar in the folder
     * @param outOfService why each provider that cannot be asked is out of service, by its name
     */
    public record Answer(List<PluginReport> plugins, Map<String, String> outOfService) {}
}
