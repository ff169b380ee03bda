package dev.atelier.simulator.fault;

import dev.atelier.simulator.answer.Fingerprint;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A fault in force: rolls its dice and counts down. */
final class StandingFault {

    private final Fault fault;
    private final AtomicInteger left;
    private final AtomicLong rolls = new AtomicLong();

    StandingFault(Fault fault) {
        this.fault = fault;
        this.left = new AtomicInteger(fault.times() == null ? Integer.MAX_VALUE : fault.times());
    }

    @Nullable
    Effect strike() {
        return hits() && left.getAndUpdate(StandingFault::oneLess) > 0 ? fault.effect() : null;
    }

    /** The same run of hits after every order, so that a failing test fails again. */
    private boolean hits() {
        return fault.probability() >= 1 || share(rolls.getAndIncrement()) < fault.probability();
    }

    private static double share(long roll) {
        return (Fingerprint.mix(roll) >>> 11) * 0x1.0p-53;
    }

    private static int oneLess(int count) {
        return count == Integer.MAX_VALUE || count == 0 ? count : count - 1;
    }

    boolean usedUp() {
        return left.get() == 0;
    }

    /** As ordered, with the calls that are left. */
    Fault now() {
        return fault.times() == null ? fault : fault.times(left.get());
    }
}
