package dev.atelier.platform.openapi;

import dev.atelier.platform.envelope.PageRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of an endpoint: those of its path and query, and the headers it takes. */
final class Parameters {

    private static final int LONGEST_KEY = 255;

    private final JsonMapper json;
    private final Schemas schemas;

    Parameters(JsonMapper json, Schemas schemas) {
        this.json = json;
        this.schemas = schemas;
    }

    ArrayNode of(Endpoint endpoint) {
        ArrayNode parameters = json.createArrayNode();
        endpoint.parameters().stream().flatMap(this::of).forEach(parameters::add);
        if (endpoint.isIdempotent()) {
            parameters.add(idempotencyKey());
        }
        return parameters;
    }

    private Stream<ObjectNode> of(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return Stream.of(
                    parameter("path", name(parameter), schema(parameter)).put("required", true));
        }
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null) {
            return Stream.of(query(parameter, query));
        }
        Class<?> type = parameter.getParameterType();
        if (type == PageRequest.class) {
            return page();
        }
        return type.isRecord() && parameter.getParameterAnnotations().length == 0 ? members(type) : Stream.empty();
    }

    private ObjectNode query(MethodParameter parameter, RequestParam query) {
        String name = query.name().isEmpty() ? name(parameter) : query.name();
        ObjectNode schema = schema(parameter);
        boolean hasDefault = !ValueConstants.DEFAULT_NONE.equals(query.defaultValue());
        if (hasDefault) {
            schema.set("default", json.readTree(query.defaultValue()));
        }
        return parameter("query", name, schema).put("required", query.required() && !hasDefault);
    }

    private Stream<ObjectNode> page() {
        ObjectNode limit = schemas.ofName("integer")
                .put("minimum", 1)
                .put("maximum", PageRequest.MAX_LIMIT)
                .put("default", PageRequest.DEFAULT_LIMIT);
        return Stream.of(
                parameter("query", "limit", limit),
                parameter("query", "after", Ids.schema(json, true))
                        .put("description", "`nextAfter` of the page before"));
    }

    /** A record that Spring fills from the query. */
    private Stream<ObjectNode> members(Class<?> type) {
        ResolvableType owner = ResolvableType.forClass(type);
        return Arrays.stream(type.getRecordComponents())
                .map(component -> parameter("query", component.getName(), schemas.plain(component, owner, true)));
    }

    private ObjectNode idempotencyKey() {
        ObjectNode key = schemas.ofName("string")
                .put("minLength", 1)
                .put("maxLength", LONGEST_KEY)
                .put("pattern", "^[!-~]+$");
        return parameter("header", "Idempotency-Key", key)
                .put(
                        "description",
                        "The same key with the same body gets the first answer again, and costs nothing, for 24 hours.");
    }

    private ObjectNode schema(MethodParameter parameter) {
        JsonSchema written = parameter.getParameterAnnotation(JsonSchema.class);
        if (written != null) {
            return schemas.literal(written.value());
        }
        ResolvableType type = ResolvableType.forMethodParameter(parameter);
        return Ids.isMeantBy(name(parameter), type) ? Ids.schema(json, true) : schemas.ofRequest(type);
    }

    private ObjectNode parameter(String in, String name, ObjectNode schema) {
        ObjectNode parameter = json.createObjectNode().put("name", name).put("in", in);
        parameter.set("schema", schema);
        return parameter;
    }

    private static String name(MethodParameter parameter) {
        @Nullable PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        return path == null || path.value().isEmpty()
                ? Objects.requireNonNull(parameter.getParameterName(), "compiled without -parameters")
                : path.value();
    }
}
