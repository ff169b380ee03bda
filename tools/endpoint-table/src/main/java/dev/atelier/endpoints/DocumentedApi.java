package dev.atelier.endpoints;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.atelier.platform.openapi.ApiDocument;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of a service, made from its controllers without starting it, held against what the service does. */
public final class DocumentedApi {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final String basePackage;
    private final ObjectNode document;

    private DocumentedApi(String basePackage, ObjectNode document) {
        this.basePackage = basePackage;
        this.document = document;
    }

    /** The API of the controllers in this package and below. */
    public static DocumentedApi of(String basePackage) {
        return new DocumentedApi(basePackage, ApiDocument.of("service", Handlers.in(basePackage), JSON));
    }

    /**
     * Makes sure that it is OpenAPI 3.1, holds every public endpoint and no other, and says of each what it does and what
     * its answers look like in every form there is.
     *
     * @throws AssertionError if it is not so, naming what is wrong
     */
    public void requireComplete() {
        require(new OpenApiRules(document).violations());
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    documented.add(method.toUpperCase(Locale.ROOT) + " " + path);
                    if (operation.path("summary").asString("").isEmpty()) {
                        throw new AssertionError(method + " " + path + " does not say what it does: @Operation");
                    }
                }));
        Set<String> served = new TreeSet<>(EndpointTable.publicCalls(basePackage));
        if (!documented.equals(served)) {
            throw new AssertionError("documented: " + documented + "\nserved:     " + served);
        }
        Handlers.in(basePackage).forEach((mapping, handler) -> requireForms(mapping));
    }

    private void requireForms(RequestMappingInfo mapping) {
        for (String path : mapping.getPatternValues()) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                JsonNode operation =
                        document.path("paths").path(path).path(method.name().toLowerCase(Locale.ROOT));
                mapping.getProducesCondition().getProducibleMediaTypes().forEach(form -> requireForm(operation, form));
            }
        }
    }

    private static void requireForm(JsonNode operation, MediaType form) {
        JsonNode responses = operation.path("responses");
        if (operation.isObject()
                && responses
                        .valueStream()
                        .noneMatch(answer -> answer.path("content").has(form.toString()))) {
            throw new AssertionError(
                    operation.path("operationId") + " does not say what " + form + " looks like: @Answer");
        }
    }

    /**
     * Makes sure that an answer is one the document promises. Under {@code /api} it must have no member that the document
     * does not name.
     *
     * @param path as it is documented, {@code /api/things/{id}}
     * @param body the JSON that came
     * @throws AssertionError if it is not so, naming what is wrong
     */
    public void requireAnswer(String method, String path, int status, JsonNode body) {
        JsonNode response = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status));
        JsonNode schema = response.path("content").path("application/json").path("schema");
        if (!schema.isObject()) {
            throw new AssertionError("not documented: " + method + " " + path + " " + status + " " + body);
        }
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", document.path("components").deepCopy());
        if (path.startsWith("/api/")) {
            close(whole);
        }
        require(errors(SCHEMAS.getSchema(whole), body));
    }

    /** Lets no object have members but those it names. */
    private static void close(JsonNode schema) {
        schema.forEach(DocumentedApi::close);
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asString("").equals("object")) {
            object.put("additionalProperties", false);
        }
    }

    private static List<String> errors(Schema schema, JsonNode body) {
        return schema
                .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .collect(Collectors.toList());
    }

    private static void require(List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }
}
