package dev.atelier.platform.envelope;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every answer under {@code /api} is wrapped in. All four members are always written, {@code null} included.
 *
 * @param success whether the call did what was asked
 * @param data what was asked for; {@code null} on errors and where there is nothing to tell
 * @param message one sentence in the caller's language; {@code null} lets the platform fill in its own
 * @param errors what went wrong; {@code null} on success
 */
public record Envelope<T>(
        boolean success,
        @Nullable T data,
        @Nullable String message,
        @Nullable List<ErrorEntry> errors) {

    /** A success that carries {@code data}; the message is filled in when it is written. */
    public static <T> Envelope<T> of(T data) {
        return new Envelope<>(true, data, null, null);
    }

    /** A success with nothing to tell ({@code data: null}). */
    public static <T> Envelope<T> empty() {
        return new Envelope<>(true, null, null, null);
    }

    /** A failure; {@code message} and {@code errors} are already in the caller's language. */
    public static <T> Envelope<T> failed(String message, List<ErrorEntry> errors) {
        return new Envelope<>(false, null, message, List.copyOf(errors));
    }

    /** The same answer with another message. */
    public Envelope<T> withMessage(String text) {
        return new Envelope<>(success, data, text, errors);
    }
}
