package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.AiServiceAdapter;

/**
 * An adapter of a provider that makes videos. It orders one and returns; how far it is has to be asked for, or the provider
 * calls back. One attempt each, like everything adapters do: when to ask again is the platform's business.
 */
public interface VideoAdapter extends AiServiceAdapter<VideoRequest, VideoJob> {

    /**
     * Orders a video and blocks until the provider has taken the order, not until it is done. From then on it costs money.
     *
     * <p>If what is thrown {@link dev.atelier.aiproxy.spi.ProviderException#mayHaveBeenTaken may have been taken}, it must not be
     * ordered again unasked: {@link #find} tells more, where anything can.
     *
     * @return the job, hardly ever over already
     * @throws dev.atelier.aiproxy.spi.ProviderException if the order was not taken, or nobody knows
     */
    VideoJob submit(VideoRequest request);

    /** {@link #submit}, as every adapter has it. */
    @Override
    default VideoJob callService(VideoRequest request) {
        return submit(request);
    }

    /**
     * Asks how far a video is. Safe to repeat. Links of a completed one are fresh each time, where the provider renews them.
     *
     * @throws dev.atelier.aiproxy.spi.ProviderException.Rejected if the provider does not know it, or not any more
     * @throws dev.atelier.aiproxy.spi.ProviderException if the asking failed; the job itself goes on
     */
    VideoJob poll(SubmittedVideo video);

    /**
     * Asks the provider to stop, and returns once it has heard that. What is over or unknown there already is left as it is.
     * Whether what was made until then is paid for differs between providers.
     *
     * @throws dev.atelier.aiproxy.spi.ProviderException.Unsupported if the provider stops nothing
     * @throws dev.atelier.aiproxy.spi.ProviderException if the asking failed; the job goes on
     */
    void cancel(SubmittedVideo video);

    /**
     * Looks for the job of an order whose answer never arrived, by its call id (Synthesia keeps it as {@code callbackId}).
     *
     * @throws dev.atelier.aiproxy.spi.ProviderException if the looking failed; then the fate is as unknown as before
     */
    default SubmitFate find(VideoRequest request) {
        return new SubmitFate.Unknown();
    }

    /** Checks a message that claims to come from the provider. Never blocks and contacts nobody; a bad one is a verdict. */
    default WebhookVerdict verify(Webhook message) {
        return new WebhookVerdict.Forged("the provider does not call back");
    }
}
