package dev.atelier.gateway.pace;

import dev.atelier.platform.error.SlowBodyException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How fast the body of one request comes. Only the time spent waiting for its sender counts. For one thread at a time. */
public final class SenderPace {

    private static final String ATTRIBUTE = SenderPace.class.getName();

    /** Whoever sends slower than a modem, for longer than a hiccup, only wants to hold the connection. */
    private static final long LEAST_BYTES_PER_SECOND = 256;

    private static final long GRACE_SECONDS = 15;

    private final LongSupplier nanoClock;
    private long waitedNanos;
    private long received;

    /** That of {@code request}, whoever reads its body. */
    public static SenderPace of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SenderPace known) {
            return known;
        }
        var pace = new SenderPace(System::nanoTime);
        request.setAttribute(ATTRIBUTE, pace);
        return pace;
    }

    /** Measures by this clock. */
    public SenderPace(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** What {@code read} says; {@link SlowBodyException} if the sender is too slow, before the read or after it. */
    public int measure(Read read) throws IOException {
        refuseTrickle();
        int bytes = timed(read);
        received += Math.max(0, bytes);
        refuseTrickle();
        return bytes;
    }

    private int timed(Read read) throws IOException {
        long start = nanoClock.getAsLong();
        try {
            return read.once();
        } finally {
            waitedNanos += nanoClock.getAsLong() - start;
        }
    }

    private void refuseTrickle() throws SlowBodyException {
        long waitedSeconds = TimeUnit.NANOSECONDS.toSeconds(waitedNanos);
        if (waitedSeconds > GRACE_SECONDS && received < waitedSeconds * LEAST_BYTES_PER_SECOND) {
            throw new SlowBodyException();
        }
    }

    /** Waits for a piece of the body. */
    @FunctionalInterface
    public interface Read {

        /** How many bytes came; negative at the end. */
        int once() throws IOException;
    }
}
