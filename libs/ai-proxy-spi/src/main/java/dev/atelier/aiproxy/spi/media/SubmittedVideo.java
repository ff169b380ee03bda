package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import java.time.Instant;

/**
 * A video that was ordered, to be asked about.
 *
 * @param callId the call's id
 * @param credential the key it was ordered with: others do not see it
 * @param jobId the provider's id of it
 * @param submittedAt when the provider took the order; some do not know a job in its first seconds (Runway: 404 for up to 30 s)
 * @param cancellation ends the asking from outside; not the job
 */
public record SubmittedVideo(
        String callId, Credential credential, String jobId, Instant submittedAt, Cancellation cancellation) {}
