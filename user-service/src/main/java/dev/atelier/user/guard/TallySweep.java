package dev.atelier.user.guard;

import dev.atelier.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes forgotten tallies. */
@Component
class TallySweep implements Sweep {

    private final Tallies tallies;
    private final Counting counting;

    TallySweep(Tallies tallies, Counting counting) {
        this.tallies = tallies;
        this.counting = counting;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void sweep() {
        tallies.sweep(counting.now());
    }
}
