package dev.atelier.platform.error;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a failure down once. Refusals (4xx) are in the access log and nowhere else; an outage is one line that names
 * the exceptions but quotes none of them, since their texts may hold what a user sent; a fault of ours has its stack.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger("error");

    private FailureLog() {}

    static void record(ApiException refusal, Throwable failure) {
        if (!refusal.status().is5xxServerError()) {
            return;
        }
        switch (refusal.code()) {
            case INTERNAL_ERROR, DATABASE_ERROR ->
                LOG.atError()
                        .setCause(failure)
                        .addKeyValue("code", refusal.code())
                        .log("request failed");
            default ->
                LOG.atWarn()
                        .addKeyValue("code", refusal.code())
                        .addKeyValue("cause", names(failure))
                        .log("request refused");
        }
    }

    private static String names(Throwable failure) {
        return Causes.of(failure)
                .map(cause -> cause.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(" < "));
    }
}
