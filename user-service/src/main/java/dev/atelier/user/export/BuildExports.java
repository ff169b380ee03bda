package dev.atelier.user.export;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.sweep.Sweep;
import feign.FeignException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Builds the exports that wait, one at a time by each instance. */
@Component
class BuildExports implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(BuildExports.class);

    /** Renewed with every piece; a builder that is not heard of for so long is taken to be dead. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int MOST_PAUSES = 10;
    private static final String NOT_OURS = "somebody else builds it, or nobody wants it any more";

    private final Exports exports;
    private final ExportChunks chunks;
    private final ZipFiles files;
    private final ExportProperties properties;
    private final Clock clock;

    BuildExports(Exports exports, ExportChunks chunks, ZipFiles files, ExportProperties properties, Clock clock) {
        this.exports = exports;
        this.chunks = chunks;
        this.files = files;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void sweep() {
        for (Export next = begin(); next != null; next = begin()) {
            try {
                build(next);
            } catch (IOException | UncheckedIOException | ApiException | FeignException | DataAccessException e) {
                log.warn("The export of user {} has to be begun again: {}", next.userId(), e.toString());
                tryAgain(next);
            }
        }
    }

    private @Nullable Export begin() {
        Instant now = now();
        return exports.begin(now, now.plus(LEASE));
    }

    private void build(Export export) throws IOException {
        String file = String.valueOf(export.file());
        chunks.removeOthers(export.userId(), file);
        var out = new ChunkedFile((number, data) -> {
            if (!exports.putOff(export, now().plus(LEASE))) {
                throw new IOException(NOT_OURS);
            }
            chunks.add(export.userId(), file, number, data);
        });
        files.write(export, out);
        Instant now = now();
        if (!exports.complete(export, out.end(), now, now.plus(properties.keep()))) {
            throw new IOException(NOT_OURS);
        }
        log.info("The export of user {} is ready", export.userId());
    }

    private void tryAgain(Export export) {
        int pauses = Math.min(export.attempts(), MOST_PAUSES);
        if (!exports.putOff(export, now().plus(properties.retryAfter().multipliedBy(pauses)))) {
            chunks.removeFile(export.userId(), String.valueOf(export.file()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
