package dev.atelier.user.revocation;

import dev.atelier.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes expired revocations. */
@Component
class RevocationSweep implements Sweep {

    private final RevocationStore store;

    RevocationSweep(RevocationStore store) {
        this.store = store;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void sweep() {
        store.sweep();
    }
}
