package dev.atelier.aiproxy.adapter.generic.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What an expression yields, as a JSON tree. Functions are values of JSONata, but none of JSON. */
final class Tree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Tree() {}

    static JsonNode of(@Nullable Object value) {
        return value == null ? MissingNode.getInstance() : node(value);
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Number number -> number(number);
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            default -> {
                if (value == Jsonata.NULL_VALUE) {
                    yield NODES.nullNode();
                }
                throw new JException("yields a function");
            }
        };
    }

    private static JsonNode number(Number number) {
        return switch (number) {
            case Integer whole -> NODES.numberNode(whole);
            case Long whole -> NODES.numberNode(whole);
            case BigInteger whole -> NODES.numberNode(whole);
            case BigDecimal decimal -> NODES.numberNode(decimal);
            default -> NODES.numberNode(number.doubleValue());
        };
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        map.forEach((name, value) -> object.set(String.valueOf(name), node(value)));
        return object;
    }

    private static ArrayNode array(List<?> list) {
        ArrayNode array = NODES.arrayNode(list.size());
        list.forEach(value -> array.add(node(value)));
        return array;
    }
}
