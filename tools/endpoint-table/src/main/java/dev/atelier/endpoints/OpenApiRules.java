package dev.atelier.endpoints;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAPI 3.1 asks of a document as far as ours use it: the members that must be there, parameters that fit their path,
 * names used once, references that lead somewhere, and schemas that are JSON Schema 2020-12.
 *
 * <p>Source: spec.openapis.org/oas/v3.1.1.
 */
final class OpenApiRules {

    private static final Schema META = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    private static final Pattern VERSION = Pattern.compile("3\\.1\\.\\d+");
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> PLACES = Set.of("path", "query", "header", "cookie");

    private final JsonNode document;
    private final List<String> violations = new ArrayList<>();
    private final Set<String> operationIds = new HashSet<>();

    OpenApiRules(JsonNode document) {
        this.document = document;
    }

    /** What is wrong; none if it is valid. */
    List<String> violations() {
        require(VERSION.matcher(document.path("openapi").asString("")).matches(), "openapi", "is not 3.1");
        require(
                hasText(document.path("info"), "title") && hasText(document.path("info"), "version"),
                "info",
                "is thin");
        document.path("paths").forEachEntry(this::path);
        document.path("components").path("schemas").forEachEntry((name, schema) -> schema(schema, name));
        references(document);
        return violations;
    }

    private void path(String path, JsonNode item) {
        require(path.startsWith("/"), path, "does not start with /");
        require(!item.isEmpty(), path, "has no operation");
        item.forEachEntry((method, operation) -> operation(path, method + " " + path, operation));
    }

    private void operation(String path, String where, JsonNode operation) {
        require(operationIds.add(operation.path("operationId").asString("")), where, "has no operationId of its own");
        parameters(path, where, operation.path("parameters"));
        if (operation.has("requestBody")) {
            content(where + " request", operation.path("requestBody").path("content"));
        }
        JsonNode responses = operation.path("responses");
        require(!responses.isEmpty(), where, "has no response");
        responses.forEachEntry((status, response) -> response(where + " " + status, status, response));
        operation
                .path("security")
                .forEach(needs -> needs.propertyNames()
                        .forEach(scheme -> require(
                                document.path("components")
                                        .path("securitySchemes")
                                        .has(scheme),
                                where,
                                "needs " + scheme)));
    }

    private void parameters(String path, String where, JsonNode parameters) {
        Set<String> inPath = new TreeSet<>();
        Set<String> names = new HashSet<>();
        parameters.forEach(parameter -> {
            String name = parameter.path("name").asString("");
            String place = parameter.path("in").asString("");
            require(PLACES.contains(place) && !name.isEmpty(), where, "has a nameless parameter");
            require(names.add(place + " " + name), where, "has " + name + " twice");
            schema(parameter.path("schema"), where + " " + name);
            if (place.equals("path")) {
                inPath.add(name);
                require(parameter.path("required").asBoolean(false), where, name + " is not required");
            }
        });
        Set<String> inTemplate = new TreeSet<>();
        PATH_PARAMETER.matcher(path).results().forEach(match -> inTemplate.add(match.group(1)));
        require(inPath.equals(inTemplate), where, "has the path parameters " + inPath);
    }

    private void response(String where, String status, JsonNode response) {
        require(STATUS.matcher(status).matches(), where, "is no status");
        require(hasText(response, "description"), where, "has no description");
        if (response.has("content")) {
            content(where, response.path("content"));
        }
    }

    private void content(String where, JsonNode content) {
        require(!content.isEmpty(), where, "has no media type");
        content.forEachEntry((type, media) -> {
            require(type.contains("/"), where, type + " is no media type");
            schema(media.path("schema"), where + " " + type);
        });
    }

    private void schema(JsonNode schema, String where) {
        require(schema.isObject(), where, "has no schema");
        META.validate(schema).forEach(error -> require(false, where, error.toString()));
    }

    private void references(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()) {
            String pointer = reference.stringValue().substring(1);
            require(!document.at(pointer).isMissingNode(), reference.stringValue(), "leads nowhere");
        }
        node.forEach(this::references);
    }

    private static boolean hasText(JsonNode node, String member) {
        return !node.path(member).asString("").isBlank();
    }

    private void require(boolean kept, String where, String violation) {
        if (!kept) {
            violations.add(where + ": " + violation);
        }
    }
}
