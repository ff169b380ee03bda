package dev.atelier.platform.openapi;

import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's convention for ids: whatever is called so is one of ours, unless a {@link JsonSchema} says otherwise. */
final class Ids {

    private static final String GIVEN = "^[0-9a-f]{24}$";
    private static final String TAKEN = "^[0-9a-fA-F]{24}$";

    private Ids() {}

    static boolean isMeantBy(String name, ResolvableType type) {
        return type.resolve() == String.class && (name.equals("id") || name.endsWith("Id"));
    }

    static ObjectNode schema(JsonMapper json, boolean request) {
        return json.createObjectNode().put("type", "string").put("pattern", request ? TAKEN : GIVEN);
    }
}
