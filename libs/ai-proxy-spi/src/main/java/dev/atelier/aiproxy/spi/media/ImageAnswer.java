package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a call.
 *
 * @param images at least one; fewer than wanted if the provider's content policy held some back, and only these are paid for
 * @param usage tokens the provider reported; {@code null} if it counts none
 */
public record ImageAnswer(List<MediaFile> images, @Nullable TokenUsage usage) {

    /**
     * Checks that there is a picture.
     *
     * @throws IllegalArgumentException if there is none: then the adapter has something to throw
     */
    public ImageAnswer {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("no picture");
        }
    }
}
