package dev.atelier.platform.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.context.refresh.ContextRefresher;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the config server now and then whether the service's settings are still the same. If not, they are read anew, which
 * Spring Cloud tells by an {@link org.springframework.cloud.context.environment.EnvironmentChangeEvent}; who can follow
 * settings at run time listens to that. While the config server is away everything stays as it is.
 */
final class SettingsWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);

    private final RestClient configServer;
    private final String path;
    private final ContextRefresher refresher;
    private final ServedSettings served;
    private final Duration every;
    private byte @Nullable [] known;
    private volatile @Nullable ScheduledExecutorService thread;

    /** Watches what {@code configServer} answers for {@code path}. */
    SettingsWatch(
            RestClient configServer, String path, ContextRefresher refresher, ServedSettings served, Duration every) {
        this.configServer = configServer;
        this.path = path;
        this.refresher = refresher;
        this.served = served;
        this.every = every;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("settings-watch").factory());
        thread = executor;
        executor.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
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

    private void look() {
        try {
            follow();
        } catch (RestClientException away) {
            LOG.debug("The config server does not answer: {}", away.getMessage());
        } catch (RuntimeException e) { // the executor would end without a word
            LOG.error("Changed settings cannot be read", e);
        }
    }

    /** The first answer, just after the start, is what the service has started with. */
    void follow() {
        byte[] answer = configServer.get().uri(path).retrieve().body(byte[].class);
        if (known == null) {
            known = answer;
        } else if (answer != null && !Arrays.equals(answer, known)) {
            Set<String> changed = refresher.refreshEnvironment();
            Set<String> gone = served.forgetOthers(answer);
            served.tell(gone);
            LOG.info("Settings changed: {}, no longer there: {}", changed, gone);
            known = answer;
        }
    }
}
