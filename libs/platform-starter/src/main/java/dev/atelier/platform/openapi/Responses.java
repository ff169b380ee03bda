package dev.atelier.platform.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.atelier.platform.envelope.ErrorEntry;
import dev.atelier.platform.error.AnthropicError;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.error.OpenAiError;
import java.util.Arrays;
import java.util.TreeMap;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answers of an endpoint, errors included. */
final class Responses {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;

    private final JsonMapper json;
    private final Schemas schemas;

    Responses(JsonMapper json, Schemas schemas) {
        this.json = json;
        this.schemas = schemas;
    }

    ObjectNode of(Endpoint endpoint) {
        ObjectNode responses = json.createObjectNode();
        Operation operation = endpoint.operation();
        if (operation == null || operation.answers().length == 0) {
            declared(endpoint, responses);
        } else {
            Arrays.stream(operation.answers()).forEach(answer -> described(answer, endpoint, responses));
        }
        refusals(endpoint, responses);
        return responses;
    }

    /** What the signature says. */
    private void declared(Endpoint endpoint, ObjectNode responses) {
        ResponseStatus own =
                AnnotatedElementUtils.findMergedAnnotation(endpoint.handler().getMethod(), ResponseStatus.class);
        ObjectNode response =
                success(own == null ? HttpStatus.OK.value() : own.code().value(), endpoint, responses);
        ResolvableType type =
                ResolvableType.forMethodReturnType(endpoint.handler().getMethod());
        ResolvableType body = HttpEntity.class.isAssignableFrom(type.toClass()) ? type.getGeneric(0) : type;
        if (body.toClass() != void.class && body.toClass() != Void.class) {
            content(response, JSON, schemas.ofAnswer(body));
        }
    }

    /** What its author says. */
    private void described(Answer answer, Endpoint endpoint, ObjectNode responses) {
        ObjectNode response = success(answer.status(), endpoint, responses);
        if (!answer.description().isEmpty()) {
            response.put("description", answer.description());
        }
        if (HttpStatus.valueOf(answer.status()).is3xxRedirection()) {
            response.withObject("headers").putObject("Location").set("schema", uri());
        } else {
            content(response, answer.media(), body(answer, endpoint));
        }
    }

    private ObjectNode body(Answer answer, Endpoint endpoint) {
        if (!answer.schema().isEmpty()) {
            return schemas.literal(answer.schema());
        }
        ObjectNode data = schemas.ofAnswer(ResolvableType.forClass(answer.data()));
        return endpoint.speaksForeign() ? data : schemas.envelope(data);
    }

    private ObjectNode success(int status, Endpoint endpoint, ObjectNode responses) {
        ObjectNode response = response(status, HttpStatus.valueOf(status).getReasonPhrase(), responses);
        if (endpoint.isIdempotent()) {
            header(response, "Idempotency-Replayed");
        }
        return response;
    }

    private void refusals(Endpoint endpoint, ObjectNode responses) {
        ObjectNode schema = failure(endpoint);
        Refusals.of(endpoint).stream()
                .collect(groupingBy(
                        code -> code.status().value(), TreeMap::new, mapping(Responses::quoted, joining(", "))))
                .forEach((status, codes) -> {
                    ObjectNode response = response(status, codes, responses);
                    if (status == TOO_MANY || status == AWAY) {
                        header(response, "Retry-After");
                    }
                    content(response, JSON, schema);
                });
    }

    private ObjectNode failure(Endpoint endpoint) {
        if (!endpoint.speaksForeign()) {
            return json.createObjectNode().put("$ref", "#/components/schemas/Failure");
        }
        Class<?> error = endpoint.speaksAnthropic() ? AnthropicError.class : OpenAiError.class;
        return schemas.ofAnswer(ResolvableType.forClass(error));
    }

    private static String quoted(ErrorCode code) {
        return "`" + code + "`";
    }

    /** The failure that all errors under {@code /api} look like. */
    ObjectNode failure() {
        ObjectNode entry = schemas.ofAnswer(ResolvableType.forClass(ErrorEntry.class));
        ObjectNode code = schemas.components().withObject("/ErrorEntry/properties/code");
        Arrays.stream(ErrorCode.values())
                .forEach(known -> code.withArray("enum").add(known.name()));
        ObjectNode failure = schemas.envelope(schemas.ofName("null"));
        ObjectNode members = failure.withObject("properties");
        members.withObject("success").put("const", false);
        members.set("errors", schemas.array(entry).put("minItems", 1));
        return failure;
    }

    private ObjectNode response(int status, String description, ObjectNode responses) {
        String key = Integer.toString(status);
        if (!responses.has(key)) {
            header(responses.putObject(key).put("description", description), "X-Request-Id");
        }
        return (ObjectNode) responses.path(key);
    }

    private static void header(ObjectNode response, String name) {
        response.withObject("headers").putObject(name).put("$ref", "#/components/headers/" + name);
    }

    private static void content(ObjectNode response, String media, ObjectNode schema) {
        response.withObject("content").putObject(media).set("schema", schema);
    }

    private ObjectNode uri() {
        return schemas.ofName("string").put("format", "uri-reference");
    }
}
