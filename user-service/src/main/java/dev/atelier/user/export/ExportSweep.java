package dev.atelier.user.export;

import dev.atelier.platform.sweep.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes exports nobody may fetch any more; their pieces first, so that none is left without its export. */
@Component
class ExportSweep implements Sweep {

    private final Exports exports;
    private final ExportChunks chunks;
    private final Clock clock;

    ExportSweep(Exports exports, ExportChunks chunks, Clock clock) {
        this.exports = exports;
        this.chunks = chunks;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void sweep() {
        for (Export export : exports.expired(clock.instant())) {
            chunks.remove(export.userId());
            exports.remove(export);
        }
    }
}
