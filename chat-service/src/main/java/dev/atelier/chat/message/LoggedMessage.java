package dev.atelier.chat.message;

import dev.atelier.chat.content.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the log of its conversation.
 *
 * @param place where it stands
 * @param role who speaks
 * @param content what is said
 * @param tokens what it takes of a prompt, counted once and for all
 * @param timestamp when it was said
 * @param origin how it came about; {@code null} for what a person wrote
 */
public record LoggedMessage(
        Place place,
        Role role,
        Content content,
        int tokens,
        Instant timestamp,
        @Nullable Origin origin) {}
