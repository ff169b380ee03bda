package dev.atelier.simulator.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last calls, oldest first; the oldest give way when it is full. Safe for all threads. */
public final class Ledger {

    private static final int CAPACITY = 200_000;

    private final Clock clock;
    private final @Nullable ProviderCall[] ring;
    private long begun;
    private long cleared;

    public Ledger(Clock clock) {
        this(clock, CAPACITY);
    }

    Ledger(Clock clock, int capacity) {
        this.clock = clock;
        this.ring = new @Nullable ProviderCall[capacity];
    }

    public ProviderCall begin(CallOrigin origin) {
        ProviderCall call = new ProviderCall(origin, clock);
        synchronized (ring) {
            ring[(int) (begun++ % ring.length)] = call;
        }
        return call;
    }

    public List<ProviderCall> calls() {
        synchronized (ring) {
            long from = Math.max(cleared, begun - ring.length);
            List<ProviderCall> calls = new ArrayList<>((int) (begun - from));
            for (long i = from; i < begun; i++) {
                ProviderCall call = ring[(int) (i % ring.length)];
                if (call != null) {
                    calls.add(call);
                }
            }
            return calls;
        }
    }

    public void clear() {
        synchronized (ring) {
            Arrays.fill(ring, null);
            cleared = begun;
        }
    }
}
