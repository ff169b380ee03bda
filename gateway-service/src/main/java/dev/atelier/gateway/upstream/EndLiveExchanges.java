package dev.atelier.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Ends what is still under way shortly before the time to stop is over, so that a stream ends with an error and not with
 * silence. Until then everything that runs may finish.
 */
final class EndLiveExchanges implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EndLiveExchanges.class);

    /** Enough to tell even a client that reads slowly. */
    private static final Duration TIME_LEFT = Duration.ofSeconds(3);

    private final LiveExchanges exchanges;
    private final Duration grace;

    private volatile boolean running;
    private @Nullable ScheduledExecutorService timer;

    EndLiveExchanges(LiveExchanges exchanges, Duration grace) {
        this.exchanges = exchanges;
        this.grace = grace;
    }

    @Override
    public void start() {
        running = true;
        if (timer != null) {
            timer.shutdownNow();
        }
        exchanges.begin();
    }

    /** Returns at once: it is the web server that waits for its requests. The timer ends with the process. */
    @Override
    public void stop() {
        running = false;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("end-live-exchanges").factory());
        timer.schedule(this::end, patience(grace).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end() {
        int ended = exchanges.end();
        if (ended > 0) {
            LOG.warn("{} requests were still under way and have been ended", ended);
        }
    }

    /** A short grace is halved between what runs and its end. */
    private static Duration patience(Duration grace) {
        Duration half = grace.dividedBy(2);
        return grace.minus(half.compareTo(TIME_LEFT) < 0 ? half : TIME_LEFT);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The phase in which the web server refuses new requests and waits for the running ones: both clocks start together. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }
}
