package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.media.SubmitFate;
import dev.atelier.aiproxy.spi.media.SubmittedVideo;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import dev.atelier.aiproxy.spi.media.VideoJob;
import dev.atelier.aiproxy.spi.media.VideoRequest;
import dev.atelier.aiproxy.spi.media.Webhook;
import dev.atelier.aiproxy.spi.media.WebhookVerdict;
import org.jspecify.annotations.Nullable;

/** A plug-in's adapter that has videos made. */
final class GuardedVideo extends GuardedAdapter<VideoRequest, VideoJob> implements VideoAdapter {

    private final VideoAdapter adapter;

    GuardedVideo(VideoAdapter adapter, Boundary boundary) {
        super(adapter, boundary);
        this.adapter = adapter;
    }

    @Override
    public VideoJob submit(VideoRequest request) {
        VideoRequest own = ownCopy(request);
        return whole(boundary.work(request.cancellation(), () -> adapter.submit(own)));
    }

    @Override
    public VideoJob poll(SubmittedVideo video) {
        return whole(boundary.work(video.cancellation(), () -> adapter.poll(video)));
    }

    @Override
    public void cancel(SubmittedVideo video) {
        boundary.<@Nullable Void>work(video.cancellation(), () -> {
            adapter.cancel(video);
            return null;
        });
    }

    @Override
    public SubmitFate find(VideoRequest request) {
        VideoRequest own = ownCopy(request);
        SubmitFate fate =
                present(boundary.work(request.cancellation(), () -> adapter.find(own)), "no fate of an order");
        if (fate instanceof SubmitFate.Taken(VideoJob job)) {
            whole(job);
        }
        return fate;
    }

    @Override
    public WebhookVerdict verify(Webhook message) {
        WebhookVerdict verdict =
                present(boundary.work(new Cancellation(), () -> adapter.verify(message)), "no verdict");
        if (verdict instanceof WebhookVerdict.Genuine(String eventId, VideoJob job)) {
            present(eventId, "an event without an id");
            whole(job);
        }
        return verdict;
    }

    private VideoJob whole(@Nullable VideoJob job) {
        VideoJob whole = present(job, "no job");
        present(whole.id(), "a job without an id");
        present(whole.state(), "a job without a state");
        if (!present(whole.pollAfter(), "a job without a time to ask again").isPositive()) {
            throw boundary.broken("a job to ask about again without a pause");
        }
        return whole;
    }

    private static VideoRequest ownCopy(VideoRequest request) {
        return new VideoRequest(
                request.callId(), request.credential(), request.body().deepCopy(), request.cancellation());
    }
}
