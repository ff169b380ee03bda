package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.route.AdapterTypes;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.spi.AdapterType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adapters that are not built in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PluginProperties.class)
public class PluginConfiguration {

    @Bean
    JarCopies jarCopies(PluginProperties properties) {
        return new JarCopies(properties.largestJar());
    }

    /** With all that lies in the folder at the start. */
    @Bean
    Plugins plugins(
            List<AdapterType> builtIn,
            PluginProperties properties,
            JarCopies copies,
            MeterRegistry metrics,
            Clock clock) {
        var plugins = new Plugins(
                AdapterTypes.of(builtIn),
                new PluginFolder(properties.folder()),
                new LoadPlugin(copies, properties.readyWithin(), metrics),
                properties.lookEvery(),
                clock);
        plugins.look();
        return plugins;
    }

    @Bean
    FollowPlugins followPlugins(
            Plugins plugins, Providers providers, PluginProperties properties, MeterRegistry metrics) {
        return new FollowPlugins(plugins, providers, properties.lookEvery(), metrics);
    }

    @Bean
    PluginEndpoint pluginEndpoint(Plugins plugins, Providers providers) {
        return new PluginEndpoint(plugins, providers);
    }
}
