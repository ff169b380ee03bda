package dev.atelier.platform.stop;

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
 * Ends what is still under way shortly before the time to stop is over. Running requests are let finish as long as there is
 * time; what takes longer would be cut off without a word. So it is ended a little earlier, with time left to say so.
 */
public final class EndUnderWay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EndUnderWay.class);

    private final UnderWay requests;
    private final Duration patience;

    private volatile boolean running;
    private @Nullable ScheduledExecutorService timer;

    /**
     * Ends {@code requests} when nearly all of {@code grace} has passed since the service was told to stop.
     *
     * @param timeLeft what is left of it then; of a grace less than twice as long, half
     */
    public EndUnderWay(UnderWay requests, Duration grace, Duration timeLeft) {
        this.requests = requests;
        this.patience = patience(grace, timeLeft);
    }

    @Override
    public void start() {
        running = true;
        if (timer != null) {
            timer.shutdownNow();
        }
        requests.begin();
    }

    /** Returns at once: it is the web server that waits for its requests. The timer ends with the process. */
    @Override
    public void stop() {
        running = false;
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("end-under-way").factory());
        timer.schedule(this::end, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void end() {
        int ended = requests.end();
        if (ended > 0) {
            LOG.warn("{} requests were still under way and have been ended", ended);
        }
    }

    /** How long running requests are let alone. */
    static Duration patience(Duration grace, Duration timeLeft) {
        Duration half = grace.dividedBy(2);
        return grace.minus(half.compareTo(timeLeft) < 0 ? half : timeLeft);
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
