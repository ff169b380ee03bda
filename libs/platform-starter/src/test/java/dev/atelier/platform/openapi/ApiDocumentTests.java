package dev.atelier.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.access.Access;
import dev.atelier.platform.access.Who;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.Page;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentTests {

    private static final JsonNode DOCUMENT = document();

    private static JsonNode document() {
        try (var context = new StaticApplicationContext()) {
            context.registerSingleton("books", BookController.class);
            context.refresh();
            var mapping = new RequestMappingHandlerMapping();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            return ApiDocument.of("library", mapping.getHandlerMethods(), JsonMapper.shared());
        }
    }

    @Test
    void it_is_openapi_3_1_of_the_service() {
        assertThat(DOCUMENT.path("openapi").stringValue()).startsWith("3.1.");
        assertThat(DOCUMENT.at("/info/title").stringValue()).isEqualTo("Atelier library");
    }

    @Test
    void internal_endpoints_are_nobodys_business() {
        assertThat(DOCUMENT.path("paths").propertyNames())
                .containsExactly("/api/books", "/api/books/{id}", "/v1/books");
    }

    @Test
    void an_operation_says_what_it_does_and_whom_it_serves() {
        JsonNode list = operation("/api/books", "get");

        assertThat(list.path("summary").stringValue()).isEqualTo("Lists books.");
        assertThat(list.path("operationId").stringValue()).isEqualTo("bookList");
        assertThat(list.path("tags")).hasToString("[\"books\"]");
        assertThat(list.path("x-roles")).hasToString("[\"USER\",\"PREMIUM\",\"ADMIN\"]");
        assertThat(list.path("x-access-token-scope").stringValue()).isEqualTo("stats");
        assertThat(operation("/api/books/{id}", "get").path("x-roles")).hasToString("[\"ADMIN\"]");
        assertThat(operation("/v1/books", "get").path("security")).hasToString("[]");
        assertThat(DOCUMENT.path("security")).hasToString("[{\"bearer\":[]}]");
    }

    @Test
    void parameters_are_those_of_path_query_and_page() {
        assertThat(names(operation("/api/books", "get"))).containsExactly("query q", "query limit", "query after");
        assertThat(names(operation("/api/books/{id}", "get"))).containsExactly("path id", "query size", "query from");
        JsonNode size = operation("/api/books/{id}", "get").at("/parameters/1");
        assertThat(size)
                .hasToString("{\"name\":\"size\",\"in\":\"query\",\"schema\":{\"type\":\"integer\","
                        + "\"format\":\"int32\",\"default\":50},\"required\":false}");
    }

    @Test
    void an_idempotent_operation_takes_a_key() {
        JsonNode create = operation("/api/books", "post");

        assertThat(names(create)).containsExactly("header Idempotency-Key");
        assertThat(create.at("/responses/201/headers/Idempotency-Replayed").isObject())
                .isTrue();
        assertThat(create.at("/responses/422/description").stringValue()).isEqualTo("`IDEMPOTENCY_KEY_REUSED`");
    }

    @Test
    void a_body_is_asked_for_in_its_own_words() {
        assertThat(operation("/api/books", "post")
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/ApiDocumentTestsBookRequest");
    }

    @Test
    void answers_come_in_the_forms_and_with_the_status_their_author_says() {
        JsonNode answers = operation("/api/books", "post").path("responses");

        assertThat(answers.at("/201/content/application~1json/schema/properties/data/$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/ApiDocumentTestsBook");
        assertThat(answers.at("/200/content/text~1event-stream/schema/type").stringValue())
                .isEqualTo("string");
        assertThat(operation("/api/books/{id}", "get").path("responses").has("202"))
                .isTrue();
    }

    @Test
    void a_body_may_be_left_out_where_the_handler_says_so() {
        assertThat(operation("/api/books", "post").at("/requestBody/required").booleanValue())
                .isTrue();
        assertThat(operation("/api/books/{id}", "delete")
                        .at("/requestBody/required")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void refusals_follow_from_the_form_of_the_operation_and_from_what_it_says() {
        JsonNode create = operation("/api/books", "post").path("responses");

        assertThat(create.at("/400/description").stringValue())
                .isEqualTo("`VALIDATION_FAILED`, `MALFORMED_JSON`, `BAD_REQUEST`");
        assertThat(create.at("/409/description").stringValue()).isEqualTo("`CONFLICT`, `REQUEST_IN_PROGRESS`");
        assertThat(create.has("413")).isTrue();
        assertThat(create.has("404")).isFalse();
        assertThat(create.at("/429/headers/Retry-After").isObject()).isTrue();
        assertThat(create.at("/401/content/application~1json/schema/$ref").stringValue())
                .isEqualTo("#/components/schemas/Failure");
        JsonNode open = operation("/v1/books", "get").path("responses");
        assertThat(open.has("401")).isFalse();
        assertThat(open.at("/400/content/application~1json/schema/$ref").stringValue())
                .isEqualTo("#/components/schemas/OpenAiError");
    }

    @Test
    void a_failure_has_one_of_the_known_codes() {
        assertThat(DOCUMENT.at("/components/schemas/ErrorEntry/properties/code/enum"))
                .hasSize(ErrorCode.values().length);
        assertThat(DOCUMENT.at("/components/schemas/Failure/properties/success"))
                .hasToString("{\"const\":false}");
    }

    private static JsonNode operation(String path, String method) {
        return DOCUMENT.path("paths").path(path).path(method);
    }

    private static List<String> names(JsonNode operation) {
        return operation.path("parameters").values().stream()
                .map(parameter -> parameter.path("in").stringValue() + " "
                        + parameter.path("name").stringValue())
                .toList();
    }

    private record Book(String id) {}

    private record BookRequest(String title) {}

    private record Range(@Nullable String from) {}

    @RestController
    @Access(value = Who.STUDIO, scope = Scope.STATS)
    private static final class BookController {

        @Operation("Lists books.")
        @GetMapping("/api/books")
        Envelope<Page<Book>> list(@RequestParam @Nullable String q, PageRequest page) {
            return Envelope.of(new Page<>(List.of(), false, null));
        }

        @Operation(
                value = "Writes a book.",
                idempotent = true,
                refuses = ErrorCode.CONFLICT,
                answers = {
                    @Answer(status = 201, data = Book.class),
                    @Answer(media = MediaType.TEXT_EVENT_STREAM_VALUE, schema = "{type: 'string'}")
                })
        @PostMapping("/api/books")
        void create(@RequestBody BookRequest request) {}

        @Access(Who.ADMIN)
        @GetMapping("/api/books/{id}")
        @ResponseStatus(HttpStatus.ACCEPTED)
        Envelope<Book> read(@PathVariable String id, @RequestParam(defaultValue = "50") int size, Range range) {
            return Envelope.of(new Book(id));
        }

        @DeleteMapping("/api/books/{id}")
        Envelope<Void> delete(@PathVariable String id, @RequestBody(required = false) @Nullable BookRequest request) {
            return Envelope.empty();
        }

        @Access(Who.ANYONE)
        @GetMapping("/v1/books")
        Book open() {
            return new Book("");
        }

        @Access(Who.SERVICE)
        @GetMapping("/internal/books")
        void internal() {}
    }
}
