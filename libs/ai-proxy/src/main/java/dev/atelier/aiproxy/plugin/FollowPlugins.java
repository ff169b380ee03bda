package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.route.Providers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the providers follow the folder of plug-ins while calls go on. It is looked at every few seconds: that also works
 * where the file system tells nobody of changes, as over a network.
 */
final class FollowPlugins implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FollowPlugins.class);

    private final Plugins plugins;
    private final Providers providers;
    private final Duration every;
    private final MultiGauge states;
    private volatile @Nullable ScheduledExecutorService thread;

    FollowPlugins(Plugins plugins, Providers providers, Duration every, MeterRegistry metrics) {
        this.plugins = plugins;
        this.providers = providers;
        this.every = every;
        this.states = MultiGauge.builder("atelier.plugin.taken")
                .description("1 for each jar that is taken, 0 for each that is refused")
                .register(metrics);
    }

    @Override
    public void start() {
        showStates();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("plugins-", 0).factory());
        thread = executor;
        executor.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (plugins.look()) {
                providers.adaptersChanged();
            }
            showStates();
        } catch (RuntimeException | Error e) { // a bug, which must not end the looking
            LOG.error("The plug-ins could not be followed", e);
        }
    }

    private void showStates() {
        states.register(
                plugins.reports().stream()
                        .map(report -> Row.of(Tags.of("file", report.file()), report.refused() == null ? 1 : 0))
                        .toList(),
                true);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
