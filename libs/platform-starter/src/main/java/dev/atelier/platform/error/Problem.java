package dev.atelier.platform.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a refusal before it is put into the caller's language.
 *
 * @param field path of the member or parameter; {@code null} if it is about the request as a whole
 * @param messageKey key in the message bundles; {@code null} means the code's own sentence, unless there is a text
 * @param args values for the placeholders of the message
 * @param text a finished, safe sentence that is used as it is; {@code null} if a key is to be looked up
 */
record Problem(
        @Nullable String field,
        @Nullable String messageKey,
        List<Object> args,
        @Nullable String text) {

    static final Problem UNSPECIFIC = new Problem(null, null, List.of(), null);

    Problem {
        args = List.copyOf(args);
    }

    static Problem ofKey(@Nullable String field, String messageKey, Object... args) {
        return new Problem(field, messageKey, List.of(args), null);
    }

    static Problem ofText(@Nullable String field, @Nullable String text) {
        return new Problem(field, null, List.of(), text);
    }

    Problem withField(String path) {
        return new Problem(path, messageKey, args, text);
    }

    Problem withKey(String key, Object... values) {
        return new Problem(field, key, List.of(values), null);
    }

    Problem withText(String safeText) {
        return new Problem(field, null, List.of(), safeText);
    }
}
