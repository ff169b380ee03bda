package dev.atelier.aiproxy.spi.media;

import java.net.URI;
import java.util.Map;

/** A picture or a video that a provider has made: where it lies, or itself. */
public sealed interface MediaFile {

    /**
     * A link at the provider. Most are signed and expire, some within the hour: it is to be fetched at once, without following
     * redirects, and never handed to people.
     *
     * @param address absolute
     * @param headers to fetch it with; may hold the key, empty for most providers
     */
    record Remote(URI address, Map<String, String> headers) implements MediaFile {

        public Remote {
            headers = Map.copyOf(headers);
        }

        /** A link that needs no key. */
        public Remote(URI address) {
            this(address, Map.of());
        }

        /** Its host only: addresses and headers may hold secrets. */
        @Override
        public String toString() {
            return "Remote[" + address.getHost() + "]";
        }
    }

    /**
     * The file itself.
     *
     * @param bytes all of it; not to be changed
     * @param mediaType as the provider calls it, such as {@code image/png}: a claim, to be checked before it is believed
     */
    record Inline(byte[] bytes, String mediaType) implements MediaFile {

        /** Its type and length only. */
        @Override
        public String toString() {
            return "Inline[" + mediaType + ", " + bytes.length + " bytes]";
        }
    }
}
