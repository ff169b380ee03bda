package dev.atelier.aiproxy.spi.media;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message that claims to come from a provider, exactly as it arrived. */
public final class Webhook {

    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * A message.
     *
     * @param headers by name, in any case; of several of a name the first
     * @param body as it came: signatures go over its bytes
     */
    public Webhook(Map<String, String> headers, byte[] body) {
        this.headers = headers.entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue, (first, _) -> first));
        this.body = body.clone();
    }

    /** A header, its name in any case; {@code null} if absent. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }
}
