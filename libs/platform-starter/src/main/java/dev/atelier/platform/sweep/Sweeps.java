package dev.atelier.platform.sweep;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Runs every {@link Sweep} at its own pace. */
final class Sweeps implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeps.class);
    private static final Duration LATEST_FIRST = Duration.ofMinutes(5);

    private final List<Sweep> sweeps;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Sweeps(List<Sweep> sweeps) {
        this.sweeps = List.copyOf(sweeps);
    }

    @Override
    public void start() {
        var end = new CountDownLatch(1);
        stopped = end;
        sweeps.forEach(sweep -> Thread.ofVirtual().name(nameOf(sweep)).start(() -> repeat(sweep, end)));
    }

    private static void repeat(Sweep sweep, CountDownLatch end) {
        Duration every = sweep.every();
        Duration pause = every.compareTo(LATEST_FIRST) < 0 ? every : LATEST_FIRST;
        try {
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                round(sweep);
                pause = every;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The boundary of this thread: whatever fails is logged, the next round comes. */
    static void round(Sweep sweep) {
        try {
            sweep.sweep();
        } catch (DataAccessException e) {
            LOG.warn("{} is put off: {}", nameOf(sweep), e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("{} failed", nameOf(sweep), e);
        }
    }

    private static String nameOf(Sweep sweep) {
        return sweep.getClass().getSimpleName();
    }

    /** What is under way ends by itself. */
    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
