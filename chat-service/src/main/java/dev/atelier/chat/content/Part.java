package dev.atelier.chat.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part of a message, in OpenAI's form on the wire and in the store. */
public sealed interface Part {

    /** Its form on the wire and in the store. */
    @JsonValue
    Map<String, Object> wire();

    /** How long it is in UTF-16 units, a picture's data included. */
    int characters();

    /** A piece of text. */
    record Text(String text) implements Part {

        @Override
        public Map<String, Object> wire() {
            return Map.of("type", "text", "text", text);
        }

        @Override
        public int characters() {
            return text.length();
        }
    }

    /**
     * A picture.
     *
     * @param url an https address, or the picture itself as a data URL
     * @param detail how closely the model looks: {@code auto}, {@code low} or {@code high}; {@code null} leaves it open
     */
    record Image(String url, @Nullable String detail) implements Part {

        @Override
        public Map<String, Object> wire() {
            Map<String, String> image = detail == null ? Map.of("url", url) : Map.of("url", url, "detail", detail);
            return Map.of("type", "image_url", "image_url", image);
        }

        @Override
        public int characters() {
            return url.length();
        }
    }

    /** Reads what {@link #wire} made. */
    static Part ofWire(Map<?, ?> wire) {
        if (wire.get("image_url") instanceof Map<?, ?> image) {
            Object detail = image.get("detail");
            return new Image(String.valueOf(image.get("url")), detail == null ? null : detail.toString());
        }
        return new Text(String.valueOf(wire.get("text")));
    }
}
