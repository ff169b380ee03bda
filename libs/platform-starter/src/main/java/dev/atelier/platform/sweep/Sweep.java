package dev.atelier.platform.sweep;

import java.time.Duration;

/**
 * Work that every instance repeats. A bean of this type is run while the service runs, on a virtual thread of its own, and
 * never twice at a time by one instance; several instances may do it at once, which must do no harm.
 */
public interface Sweep {

    /** Pause between the end of one round and the next. The first round comes after it too, but within five minutes. */
    Duration every();

    /**
     * One round. Blocks as long as it needs.
     *
     * @throws org.springframework.dao.DataAccessException if the store is away; a line in the log tells, the next round
     *     tries again
     */
    void sweep();
}
