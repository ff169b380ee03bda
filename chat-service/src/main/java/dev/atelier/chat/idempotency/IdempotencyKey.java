package dev.atelier.chat.idempotency;

import dev.atelier.platform.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header by which a client says that two requests are one. */
public final class IdempotencyKey {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    /** Tells a client that it reads the answer to its first request. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /**
     * The request's key; {@code null} if it has none.
     *
     * @throws ApiException 400 if there are several, or it is not 1 to 255 visible ASCII characters
     */
    public static @Nullable String of(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(HEADER));
        if (keys.isEmpty()) {
            return null;
        }
        String key = keys.getFirst();
        if (keys.size() > 1 || key.isEmpty() || key.length() > LONGEST || !isVisibleAscii(key)) {
            throw ApiException.invalid(HEADER, "chat.idempotencyKey", LONGEST);
        }
        return key;
    }

    private static boolean isVisibleAscii(String key) {
        return key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
