package dev.atelier.aiproxy.spi.media;

/** What an adapter makes of a {@link Webhook}. */
public sealed interface WebhookVerdict {

    /**
     * The provider's, and about a video.
     *
     * @param eventId the same for every delivery of the same event; made of its content where the provider numbers none
     * @param job as the event tells it
     */
    record Genuine(String eventId, VideoJob job) implements WebhookVerdict {}

    /** The provider's, but about nothing that concerns a video. */
    record Irrelevant() implements WebhookVerdict {}

    /**
     * Not the provider's, or too old to be believed.
     *
     * @param why for the log; nothing of the message's content
     */
    record Forged(String why) implements WebhookVerdict {}
}
