package dev.atelier.user.key.rotation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings all keys under the first master key without anybody asking; several instances doing so do no harm. */
@Component
class RotationSweep {

    private static final Logger log = LoggerFactory.getLogger(RotationSweep.class);
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final RotateMasterKey rotateMasterKey;

    RotationSweep(RotateMasterKey rotateMasterKey) {
        this.rotateMasterKey = rotateMasterKey;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            RotationReport report = rotateMasterKey.rotate(BUDGET);
            if (report.rewrapped() > 0 || report.left() > 0) {
                log.info(
                        "Rotation to master key {}: {} rewrapped, {} left, not used any more: {}",
                        report.current(),
                        report.rewrapped(),
                        report.left(),
                        report.unused());
            }
        } catch (DataAccessException e) {
            log.warn(
                    "Keys stay under their master key for now: {}", e.getClass().getSimpleName());
        }
    }
}
