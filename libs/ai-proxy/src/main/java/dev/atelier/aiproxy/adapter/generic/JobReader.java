package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.media.VideoJob;
import dev.atelier.aiproxy.spi.media.VideoState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What expressions tell of a job.
 *
 * @param errors say why one failed
 * @param every the wait between two polls when the provider does not say
 */
record JobReader(GenericErrors errors, Duration every) {

    private static final double LONGEST_WAIT = 3600;

    /**
     * Reads.
     *
     * @param told by the expression, of {@code answer}
     * @param id of the job if it does not tell
     */
    VideoJob read(JsonNode told, @Nullable Object answer, String id) {
        if (told.path("error").asBoolean(false)) {
            throw errors.inside(answer, false);
        }
        String known = told.path("id").asString(id);
        if (known.isEmpty()) {
            throw new ProviderException.Malformed("the answer has no id", null);
        }
        Duration wait = seconds(told.path("poll_after"));
        return new VideoJob(known, state(told, answer), wait == null || wait.isZero() ? every : wait);
    }

    private VideoState state(JsonNode told, @Nullable Object answer) {
        return switch (told.path("state").asString("")) {
            case "queued" -> new VideoState.Queued();
            case "completed" ->
                new VideoState.Completed(MediaFiles.of(told.path("files")), seconds(told.path("length")));
            case "failed" -> new VideoState.Failed(errors.ofJob(answer));
            case "cancelled" -> new VideoState.Cancelled();
            default -> new VideoState.Processing(percent(told.path("progress")));
        };
    }

    private static @Nullable Integer percent(JsonNode progress) {
        return progress.isNumber() ? (int) Math.round(progress.asDouble()) : null;
    }

    private static @Nullable Duration seconds(JsonNode value) {
        double amount = value.isNumber() ? value.asDouble() : -1;
        return amount >= 0 && amount <= LONGEST_WAIT ? Duration.ofMillis(Math.round(amount * 1000)) : null;
    }
}
