package dev.atelier.chat.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.chat.content.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message on the wire. The last three are absent from what a person wrote. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        String id,
        Role role,
        Content content,
        Instant timestamp,
        @Nullable String model,
        @Nullable String finishReason,
        @Nullable Usage usage) {

    /** The wire form of {@code message}. */
    public static Message of(LoggedMessage message) {
        Origin origin = message.origin();
        return new Message(
                message.place().id().toHexString(),
                message.role(),
                message.content(),
                message.timestamp(),
                origin == null ? null : origin.model(),
                origin == null ? null : origin.finishReason(),
                origin == null ? null : origin.usage());
    }
}
