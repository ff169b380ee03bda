package dev.atelier.user.key.rotation;

import dev.atelier.platform.sweep.Sweep;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings all keys under the first master key without anybody asking. */
@Component
class RotationSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RotationSweep.class);
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final RotateMasterKey rotateMasterKey;

    RotationSweep(RotateMasterKey rotateMasterKey) {
        this.rotateMasterKey = rotateMasterKey;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void sweep() {
        RotationReport report = rotateMasterKey.rotate(BUDGET);
        if (report.rewrapped() > 0 || report.left() > 0) {
            log.info(
                    "Rotation to master key {}: {} rewrapped, {} left, not used any more: {}",
                    report.current(),
                    report.rewrapped(),
                    report.left(),
                    report.unused());
        }
    }
}
