package dev.atelier.platform.url;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the name server where a name leads, for a moment: an answer that does not come in time, or at all, leaves the name to
 * its spelling, so that a slow name server slows nobody down. Answers are kept for a minute.
 */
final class NameLookup implements AutoCloseable {

    /** How {@link InetAddress#getAllByName} asks. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String name) throws UnknownHostException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(NameLookup.class);
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int AT_ONCE = 4;
    private static final int WAITING = 64;

    private final Resolver resolver;
    private final Cache<String, Boolean> inside = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();

    /** Threads of the platform: the resolver blocks in native code, where a virtual thread would hold its carrier. */
    private final ExecutorService lookups = new ThreadPoolExecutor(
            0,
            AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("name-lookup-", 1).factory());

    NameLookup(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Asks nobody. */
    static NameLookup none() {
        return new NameLookup(name -> {
            throw new UnknownHostException(name);
        });
    }

    /** Whether the name is known to lead to an inner address. */
    boolean leadInside(String name) {
        Boolean known = inside.getIfPresent(name);
        return known == null ? ask(name) : known;
    }

    private boolean ask(String name) {
        try {
            return lookups.submit(() -> lookUp(name)).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RejectedExecutionException slow) {
            LOG.debug("no answer about a name in time");
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean lookUp(String name) {
        boolean verdict = anyIsInner(name);
        inside.put(name, verdict);
        return verdict;
    }

    private boolean anyIsInner(String name) {
        try {
            return !Arrays.stream(resolver.resolve(name)).allMatch(InnerAddress::isPublic);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
