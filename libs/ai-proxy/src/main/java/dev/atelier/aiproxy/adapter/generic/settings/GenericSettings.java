package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.spi.ProviderConfig;
import org.jspecify.annotations.Nullable;

/**
 * A provider in words. Whatever it says nothing about, the provider does not have.
 *
 * @param headers of every request
 * @param errors what its errors mean
 * @param chat how it chats; {@code null} if it does not
 * @param image how it makes pictures; {@code null} if it does not
 * @param video how it makes videos; {@code null} if it does not
 */
public record GenericSettings(
        HeaderSettings headers,
        ErrorSettings errors,
        @Nullable ChatSettings chat,
        @Nullable ImageSettings image,
        @Nullable VideoSettings video) {

    /**
     * Reads a provider's options.
     *
     * @throws IllegalArgumentException if one is wrong, missing or unknown; the message names it
     */
    public static GenericSettings of(ProviderConfig provider) {
        Settings settings = Settings.of(provider);
        Settings chat = settings.below("chat");
        Settings image = settings.below("image");
        Settings video = settings.below("video");
        var read = new GenericSettings(
                HeaderSettings.of(settings.within("headers")),
                ErrorSettings.of(settings.within("errors")),
                chat == null ? null : ChatSettings.of(chat),
                image == null ? null : ImageSettings.of(image),
                video == null ? null : VideoSettings.of(video));
        settings.refuseWhatNobodyRead();
        return read;
    }
}
