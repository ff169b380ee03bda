package dev.atelier.user.social;

import dev.atelier.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes expired departures and codes. */
@Component
class SocialSweep implements Sweep {

    private final Departures departures;
    private final OneTimeCodes codes;

    SocialSweep(Departures departures, OneTimeCodes codes) {
        this.departures = departures;
        this.codes = codes;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void sweep() {
        departures.sweep();
        codes.sweep();
    }
}
