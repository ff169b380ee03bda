package dev.atelier.aiproxy.spi.media;

import java.time.Duration;

/**
 * A provider's work on a video, as it said last.
 *
 * @param id the provider's id of it
 * @param state how far it is
 * @param pollAfter how long to wait before asking again, by what the provider wants or said; positive
 */
public record VideoJob(String id, VideoState state, Duration pollAfter) {}
