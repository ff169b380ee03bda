package dev.atelier.user.accesstoken;

import dev.atelier.platform.sweep.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets tokens deleted long ago. */
@Component
class AccessTokenSweep implements Sweep {

    private final AccessTokenStore store;
    private final AccessTokenProperties properties;
    private final Clock clock;

    AccessTokenSweep(AccessTokenStore store, AccessTokenProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void sweep() {
        store.sweep(clock.instant().minus(properties.rememberedFor()));
    }
}
