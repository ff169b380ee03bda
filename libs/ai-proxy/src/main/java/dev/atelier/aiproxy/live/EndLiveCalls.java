package dev.atelier.aiproxy.live;

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
 * Ends what is still under way shortly before the time to stop is over. Running requests are let finish as long as there
 * is time; what takes longer would be cut off without a word, and its call be left to others. So it is ended a little
 * earlier, with time left to tell the client, to store what was made and to close the call.
 */
public final class EndLiveCalls implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EndLiveCalls.class);

    /** Enough to store an answer on a slow store and to say so. */
    private static final Duration TIME_LEFT = Duration.ofSeconds(5);

    private final LiveCalls calls;
    private final Duration grace;

    private volatile boolean running;
    private @Nullable ScheduledExecutorService timer;

    /** Ends {@code calls} when nearly all of {@code grace} has passed since the service was told to stop. */
    EndLiveCalls(LiveCalls calls, Duration grace) {
        this.calls = calls;
        this.grace = grace;
    }

    @Override
    public void start() {
        running = true;
        cancelTimer();
        calls.begin();
    }

    /** Returns at once: it is the web server that waits for its requests. The timer ends with the process. */
    @Override
    public void stop() {
        running = false;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("end-live-calls").factory());
        timer.schedule(this::end, patience(grace).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end() {
        int ended = calls.end();
        if (ended > 0) {
            LOG.warn("{} calls were still under way and have been ended", ended);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** How long running calls are let alone: a short grace is halved between them and their end. */
    static Duration patience(Duration grace) {
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
