package dev.atelier.platform.security.revocation;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the list current on a thread of its own: new entries come from Redis at once; the snapshot of user-service fills
 * gaps, after every (re)connection, every half minute for safety, and twice a second while Redis is away. With both away the
 * list stands as it is. Starts before the web server, and starts whatever is away.
 */
final class RevocationSubscriber implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RevocationSubscriber.class);

    private final RevocationList list;
    private final RevocationSources sources;
    private final RevocationProperties properties;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService thread;
    private Instant nextLoad = Instant.MIN;
    private boolean redisIsAway;
    private boolean snapshotIsAway;

    RevocationSubscriber(RevocationList list, RevocationSources sources, RevocationProperties properties, Clock clock) {
        this.list = list;
        this.sources = sources;
        this.properties = properties;
        this.clock = clock;
    }

    /** Listens and reads the copy in Redis before the first request can come; that takes a second and a half at worst. */
    @Override
    public void start() {
        listen();
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("revocations").factory());
        thread = executor;
        executor.scheduleWithFixedDelay(this::check, 0, properties.checkEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
            awaitEnd(running);
        }
        sources.subscription().close();
        sources.copy().close();
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

    private static void awaitEnd(ScheduledExecutorService running) {
        try {
            running.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** The boundary of this thread: whatever fails is logged, the next round comes. */
    private void check() {
        try {
            list.prune();
            listen();
            if (isRunning() && !clock.instant().isBefore(nextLoad)) {
                load();
            }
        } catch (RuntimeException unexpected) {
            log.error("Checking for revocations failed, next try in {}", properties.checkEvery(), unexpected);
        }
    }

    private void listen() {
        if (sources.subscription().isAlive() || Thread.currentThread().isInterrupted()) {
            return;
        }
        nextLoad = Instant.MIN;
        boolean away = !sources.subscription().open() || !readCopy();
        if (away != redisIsAway) {
            log.atLevel(away ? Level.WARN : Level.INFO)
                    .log(
                            "Redis {}: revocations come {}",
                            away ? "is away" : "is back",
                            away ? "by asking user-service" : "at once");
        }
        redisIsAway = away;
    }

    private boolean readCopy() {
        try {
            list.addAll(sources.copy().load());
            return true;
        } catch (RedisException away) {
            return false;
        }
    }

    private void load() {
        boolean away = !readSnapshot();
        boolean soon = away || redisIsAway;
        nextLoad = clock.instant().plus(soon ? properties.checkEvery() : properties.reconcileEvery());
        if (away != snapshotIsAway) {
            log.info("The snapshot of revocations {} be had from user-service", away ? "cannot" : "can again");
        }
        snapshotIsAway = away;
    }

    private boolean readSnapshot() {
        try {
            list.addAll(sources.snapshot().load());
            return true;
        } catch (RuntimeException away) {
            log.debug("No snapshot of revocations", away);
            return false;
        }
    }
}
