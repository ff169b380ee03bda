package dev.atelier.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.envelope.Envelope;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of Java types as they are on the wire. A record that can be named stands among the components once and is
 * referred to; everything else is written where it is used.
 *
 * <p>What is asked of a client and what it is given differ: an answer writes {@code null}, where a request may leave the
 * member out. So a record has a schema for each, and the one for requests has a name that says so.
 */
final class Schemas {

    private static final JsonMapper LITERALS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .build();

    private static final String REQUEST = "Request";

    private final JsonMapper json;
    private final ObjectNode components;

    Schemas(JsonMapper json) {
        this.json = json;
        this.components = json.createObjectNode();
    }

    /** The named ones so far, by name. */
    ObjectNode components() {
        return components;
    }

    /** What a client is given. */
    ObjectNode ofAnswer(ResolvableType type) {
        return of(type, false);
    }

    /** What a client sends. */
    ObjectNode ofRequest(ResolvableType type) {
        return of(type, true);
    }

    /** The schema somebody wrote down. */
    ObjectNode literal(String text) {
        return (ObjectNode) LITERALS.readTree(text);
    }

    /** What success looks like with this inside. */
    ObjectNode envelope(ObjectNode data) {
        ObjectNode envelope = object();
        ObjectNode members = envelope.putObject("properties");
        members.putObject("success").put("const", true);
        members.set("data", data);
        members.set("message", ofName("string"));
        members.set("errors", ofName("null"));
        envelope.putArray("required").add("success").add("data").add("message").add("errors");
        return envelope;
    }

    ObjectNode array(ObjectNode items) {
        return ofName("array").set("items", items);
    }

    ObjectNode ofName(String type) {
        return json.createObjectNode().put("type", type);
    }

    private ObjectNode of(ResolvableType type, boolean request) {
        Class<?> raw = type.resolve(Object.class);
        JsonSchema written = raw.getAnnotation(JsonSchema.class);
        if (written != null) {
            return literal(written.value());
        }
        if (raw == Envelope.class) {
            return envelope(of(type.getGeneric(0), request));
        }
        if (raw.isRecord()) {
            return type.hasGenerics() ? members(type, request) : reference(raw, request);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return array(of(type.asCollection().getGeneric(0), request));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return object().set("additionalProperties", of(type.asMap().getGeneric(1), request));
        }
        return raw.isEnum() ? constants(raw) : Scalar.of(raw).schema(json);
    }

    private ObjectNode reference(Class<?> type, boolean request) {
        String name = name(type, request);
        if (!components.has(name)) {
            components.putObject(name); // first, so that a type may hold itself
            components.set(name, members(ResolvableType.forClass(type), request));
        }
        return json.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type, boolean request) {
        Class<?> outer = type.getEnclosingClass();
        String name = outer == null ? type.getSimpleName() : outer.getSimpleName() + type.getSimpleName();
        return request && !name.endsWith(REQUEST) ? name + REQUEST : name;
    }

    private ObjectNode members(ResolvableType type, boolean request) {
        Class<?> raw = type.toClass();
        ObjectNode schema = object();
        ObjectNode members = schema.putObject("properties");
        ArrayNode required = json.createArrayNode();
        for (RecordComponent component : raw.getRecordComponents()) {
            String name = name(component);
            members.set(name, member(component, type, request));
            if (request ? isAsked(component) : isAlwaysGiven(component)) {
                required.add(name);
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** The schema of one member, {@code null} allowed if the record allows it. */
    private ObjectNode member(RecordComponent component, ResolvableType owner, boolean request) {
        ObjectNode schema = plain(component, owner, request);
        boolean asItIs = component.isAnnotationPresent(JsonSchema.class)
                || !isNullable(component)
                || (!request && isLeftOut(component));
        return asItIs ? schema : orNull(schema);
    }

    /** The schema of a record's component without regard to {@code null}. */
    ObjectNode plain(RecordComponent component, ResolvableType owner, boolean request) {
        JsonSchema written = component.getAnnotation(JsonSchema.class);
        if (written != null) {
            return literal(written.value());
        }
        ResolvableType type = ResolvableType.forType(component.getGenericType(), owner);
        return Ids.isMeantBy(name(component), type) ? Ids.schema(json, request) : of(type, request);
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static boolean isAsked(RecordComponent component) {
        JsonSchema written = component.getAnnotation(JsonSchema.class);
        return !isNullable(component) || (written != null && written.required());
    }

    private static boolean isAlwaysGiven(RecordComponent component) {
        return !isNullable(component) || !isLeftOut(component);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude rule = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return rule != null && rule.value() != JsonInclude.Include.ALWAYS;
    }

    private ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isString() || schema.has("enum")) {
            ObjectNode choice = json.createObjectNode();
            choice.putArray("anyOf").add(schema).add(ofName("null"));
            return choice;
        }
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    private ObjectNode constants(Class<?> type) {
        ObjectNode schema = ofName("string");
        ArrayNode words = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(constant -> words.add(json.<JsonNode>valueToTree(constant)));
        return schema;
    }

    private ObjectNode object() {
        return ofName("object");
    }
}
