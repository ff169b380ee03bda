package dev.atelier.platform.envelope;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of every id on the wire: 24 hexadecimal characters (a MongoDB ObjectId). */
public final class ObjectIds {

    private static final int LENGTH = 24;

    private ObjectIds() {}

    /** Whether {@code id} has the form of an id. */
    public static boolean isValid(@Nullable String id) {
        if (id == null || id.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (Character.digit(id.charAt(i), 16) < 0 || id.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /**
     * The id in lower case, as it is stored.
     *
     * @throws MalformedIdException if it cannot be the id of anything, which a client sees as 404
     */
    public static String require(@Nullable String id) {
        if (id == null || !isValid(id)) {
            throw new MalformedIdException();
        }
        return id.toLowerCase(Locale.ROOT);
    }
}
