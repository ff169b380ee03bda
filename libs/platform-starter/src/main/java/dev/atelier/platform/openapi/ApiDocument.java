package dev.atelier.platform.openapi;

import dev.atelier.platform.access.AccessRule;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.security.Role;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public API of one service as an OpenAPI 3.1 document: every handler with an {@code @Access} that serves somebody from
 * outside. Paths, parameters and bodies are read from the handlers, who may call from their rule, and {@link Operation} adds
 * what those do not say.
 *
 * <p>Source: spec.openapis.org/oas/v3.1.1.
 */
public final class ApiDocument {

    private static final String VERSION = "3.1.1";

    private final JsonMapper json;
    private final Schemas schemas;
    private final Parameters parameters;
    private final Responses responses;

    private ApiDocument(JsonMapper json) {
        this.json = json;
        this.schemas = new Schemas(json);
        this.parameters = new Parameters(json, schemas);
        this.responses = new Responses(json, schemas);
    }

    /**
     * Writes the document.
     *
     * @param service name of the service
     * @param handlers all handlers of the service; those of no public endpoint are left out
     * @param json the mapper that writes the service's answers
     * @throws IllegalStateException if nobody says what a type looks like on the wire
     */
    public static ObjectNode of(String service, Map<RequestMappingInfo, HandlerMethod> handlers, JsonMapper json) {
        List<Endpoint> endpoints = handlers.entrySet().stream()
                .flatMap(Endpoint::of)
                .filter(endpoint -> !endpoint.handler().getBeanType().equals(ApiDocumentController.class))
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
        return new ApiDocument(json).write(service, endpoints);
    }

    private ObjectNode write(String service, List<Endpoint> endpoints) {
        ObjectNode document = json.createObjectNode().put("openapi", VERSION);
        document.putObject("info")
                .put("title", "Atelier " + service)
                .put("version", "1")
                .put("description", "Errors carry a `code` that never changes; messages follow `Accept-Language`.");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = document.putObject("paths");
        endpoints.forEach(endpoint -> paths.withObject("/" + escaped(endpoint.path()))
                .set(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint)));
        document.set("components", components());
        return document;
    }

    /** As one step of a JSON pointer. */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    private ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = json.createObjectNode();
        operation.putArray("tags").add(endpoint.topic());
        Operation described = endpoint.operation();
        if (described != null) {
            operation.put("summary", described.value());
        }
        operation.put("operationId", endpoint.id());
        access(endpoint.rule(), operation);
        ArrayNode takes = parameters.of(endpoint);
        if (!takes.isEmpty()) {
            operation.set("parameters", takes);
        }
        MethodParameter body = endpoint.body();
        if (body != null) {
            operation.set("requestBody", requestBody(body));
        }
        return operation.set("responses", responses.of(endpoint));
    }

    /** A bearer token is asked for unless the operation says that it is not. */
    private void access(AccessRule rule, ObjectNode operation) {
        if (rule.who() == Who.ANYONE) {
            operation.putArray("security");
            return;
        }
        ArrayNode roles = operation.putArray("x-roles");
        Stream<Role> served = rule.who() == Who.ADMIN ? Stream.of(Role.ADMIN) : Arrays.stream(Role.values());
        served.map(Role::name).forEach(roles::add);
        if (rule.scope() != null) {
            operation.put("x-access-token-scope", rule.scope().word());
        }
    }

    private ObjectNode requestBody(MethodParameter body) {
        JsonSchema written = body.getParameterAnnotation(JsonSchema.class);
        ObjectNode schema = written == null
                ? schemas.ofRequest(ResolvableType.forMethodParameter(body))
                : schemas.literal(written.value());
        ObjectNode requestBody = json.createObjectNode().put("required", isRequired(body));
        requestBody.putObject("content").putObject("application/json").set("schema", schema);
        return requestBody;
    }

    private static boolean isRequired(MethodParameter body) {
        RequestBody annotation = body.getParameterAnnotation(RequestBody.class);
        return annotation == null || annotation.required();
    }

    private ObjectNode components() {
        ObjectNode components = json.createObjectNode();
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put(
                        "description",
                        "The access token of a session (a JWT), or where `x-access-token-scope` stands an access token for"
                                + " programs (`atl_…`) with that scope or without any.");
        ObjectNode headers = components.putObject("headers");
        header(headers, "X-Request-Id", "Names this request in every log.", "string");
        header(headers, "Retry-After", "Seconds to wait.", "integer");
        header(headers, "Idempotency-Replayed", "`true` if this is the answer to an earlier request.", "string");
        ObjectNode failure = responses.failure();
        components.set("schemas", schemas.components().set("Failure", failure));
        return components;
    }

    private void header(ObjectNode headers, String name, String description, String type) {
        headers.putObject(name).put("description", description).set("schema", schemas.ofName(type));
    }
}
