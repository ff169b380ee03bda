package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.ImageAnswer;
import dev.atelier.aiproxy.spi.media.ImageRequest;

/** A plug-in's adapter that has pictures made. */
final class GuardedImage extends GuardedAdapter<ImageRequest, ImageAnswer> implements ImageAdapter {

    private final ImageAdapter adapter;

    GuardedImage(ImageAdapter adapter, Boundary boundary) {
        super(adapter, boundary);
        this.adapter = adapter;
    }

    @Override
    public ImageAnswer callService(ImageRequest request) {
        var own = new ImageRequest(
                request.callId(), request.credential(), request.body().deepCopy(), request.cancellation());
        return present(boundary.work(request.cancellation(), () -> adapter.callService(own)), "no pictures");
    }
}
