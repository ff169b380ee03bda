package dev.atelier.aiproxy.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at all exchanges a few times a second and ends those that are overdue. A socket's own time limit knows only a
 * single read: a provider that sends a byte now and then would never meet it.
 */
final class Watch implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;

    private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("provider-watch").factory());

    Watch() {
        looks.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void begin(Exchange exchange) {
        underWay.add(exchange);
    }

    void end(Exchange exchange) {
        underWay.remove(exchange);
    }

    private void look() {
        long now = System.nanoTime();
        underWay.forEach(exchange -> exchange.endIfOverdue(now));
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
