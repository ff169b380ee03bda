package dev.atelier.aiproxy.key;

import dev.atelier.aiproxy.key.KeyClient.OwnersPage;
import dev.atelier.platform.error.ApiException;
import feign.FeignException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads who has keys: before the first request can come, again and again if user-service does not answer, and then now and
 * then. Until it has answered once each user's keys are asked for one by one.
 */
final class OwnersLoader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OwnersLoader.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KeyOwners owners;
    private final KeyClient client;
    private final Duration reload;
    private volatile @Nullable ScheduledExecutorService thread;
    private boolean away;

    OwnersLoader(KeyOwners owners, KeyClient client, Duration reload) {
        this.owners = owners;
        this.client = client;
        this.reload = reload;
    }

    @Override
    public void start() {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("key-owners").factory());
        thread = executor;
        loadAgainAndAgain(executor);
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

    /** Before the web server, whose phase is near the highest. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void loadAgainAndAgain(ScheduledExecutorService executor) {
        Duration next = RETRY; // whatever goes wrong, it is tried again: nobody else would
        try {
            next = load() ? reload : RETRY;
        } finally {
            if (!executor.isShutdown()) {
                executor.schedule(() -> loadAgainAndAgain(executor), next.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Whether user-service told. */
    boolean load() {
        owners.startLoading();
        try {
            owners.loaded(all());
            away = false;
            return true;
        } catch (ApiException | FeignException notNow) {
            if (!away) {
                LOG.warn("user-service does not tell who has provider keys: {}", notNow.getMessage());
            }
            away = true;
            return false;
        }
    }

    private List<Owner> all() {
        List<Owner> all = new ArrayList<>();
        String after = null;
        do {
            OwnersPage page = client.owners(after);
            all.addAll(page.owners());
            after = page.nextAfter();
        } while (after != null);
        return all;
    }
}
