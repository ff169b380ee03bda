package dev.atelier.aiproxy.spi.media;

import dev.atelier.aiproxy.spi.ProviderException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a video is. What a provider says that its adapter does not know counts as {@link Processing}. */
public sealed interface VideoState {

    /** Whether nothing more will come. */
    default boolean isOver() {
        return switch (this) {
            case Queued _, Processing _ -> false;
            case Completed _, Failed _, Cancelled _ -> true;
        };
    }

    /** Taken, but not begun: also while the provider holds it back for other jobs of the same account. */
    record Queued() implements VideoState {}

    /**
     * Being made.
     *
     * @param percent 0 to 100; {@code null} if the provider does not say (Synthesia)
     */
    record Processing(@Nullable Integer percent) implements VideoState {

        /** Clamps what a provider may report wrongly. */
        public Processing {
            percent = percent == null ? null : Math.clamp(percent, 0, 100);
        }
    }

    /**
     * Done.
     *
     * @param files the video, or several; never empty
     * @param length how long it plays; {@code null} if the provider does not say
     */
    record Completed(List<MediaFile> files, @Nullable Duration length) implements VideoState {

        /**
         * Checks that there is a video.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Completed {
            files = List.copyOf(files);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("no video");
            }
        }
    }

    /**
     * Given up by the provider.
     *
     * @param reason why, and whether the same order may succeed another time: content policies are
     *     {@link ProviderException.ContentBlocked}, unusable assets {@link ProviderException.Rejected} with the provider's code,
     *     faults of the provider {@link ProviderException.Unavailable}
     */
    record Failed(ProviderException reason) implements VideoState {}

    /** Stopped because somebody wanted it so. */
    record Cancelled() implements VideoState {}
}
