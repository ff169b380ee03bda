package dev.atelier.simulator.delivery;

import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the parts of a stream are due, and where it breaks. */
record Pace(Duration chunkDelay, @Nullable Effect effect) {

    /** Before the first byte. */
    Duration opening() {
        return slowFrom(0) ? delay() : Duration.ZERO;
    }

    /** Before the next content chunk, when so many have gone out. */
    Duration before(int chunksSent) {
        Duration own = chunksSent == 0 ? Duration.ZERO : chunkDelay;
        return slowFrom(chunksSent) && chunksSent > 0 ? own.plus(delay()) : own;
    }

    /** The fault that strikes now, with so many content chunks gone out. */
    @Nullable
    Effect breaksAt(int chunksSent) {
        return effect != null && effect.kind() != FaultKind.SLOW && chunksSent == first() ? effect : null;
    }

    private boolean slowFrom(int chunksSent) {
        return effect != null && effect.kind() == FaultKind.SLOW && chunksSent >= first();
    }

    private int first() {
        return effect == null || effect.afterChunks() == null ? 0 : effect.afterChunks();
    }

    private Duration delay() {
        return effect == null ? Duration.ZERO : effect.delay();
    }
}
