package dev.atelier.platform.openapi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value without members.
 *
 * @param type its JSON type; {@code null} for any
 * @param format what OpenAPI calls it; {@code null} for nothing in particular
 */
record Scalar(@Nullable String type, @Nullable String format) {

    private static final Scalar TEXT = new Scalar("string", null);
    private static final Scalar INT = new Scalar("integer", "int32");
    private static final Scalar LONG = new Scalar("integer", "int64");
    private static final Scalar DOUBLE = new Scalar("number", "double");
    private static final Scalar FLAG = new Scalar("boolean", null);
    private static final Scalar ANYTHING = new Scalar(null, null);

    private static final Map<Class<?>, Scalar> KNOWN = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(char[].class, TEXT),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(BigDecimal.class, new Scalar("number", null)),
            Map.entry(boolean.class, FLAG),
            Map.entry(Boolean.class, FLAG),
            Map.entry(Instant.class, new Scalar("string", "date-time")),
            Map.entry(LocalDate.class, new Scalar("string", "date")),
            Map.entry(URI.class, new Scalar("string", "uri")),
            Map.entry(Void.class, new Scalar("null", null)),
            Map.entry(JsonNode.class, ANYTHING),
            Map.entry(Object.class, ANYTHING));

    /**
     * What a type is on the wire.
     *
     * @throws IllegalStateException if only its author knows
     */
    static Scalar of(Class<?> type) {
        Scalar known = KNOWN.get(type);
        if (known == null) {
            throw new IllegalStateException("Say with @JsonSchema what it looks like on the wire: " + type.getName());
        }
        return known;
    }

    ObjectNode schema(JsonMapper json) {
        ObjectNode schema = json.createObjectNode();
        if (type != null) {
            schema.put("type", type);
        }
        if (format != null) {
            schema.put("format", format);
        }
        return schema;
    }
}
