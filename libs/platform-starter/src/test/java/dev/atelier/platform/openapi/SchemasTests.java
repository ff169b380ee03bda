package dev.atelier.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.atelier.platform.envelope.Envelope;
import dev.atelier.platform.envelope.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTests {

    private final Schemas schemas = new Schemas(JsonMapper.shared());

    @Test
    void values_have_the_type_and_format_they_have_on_the_wire() {
        JsonNode members = answered(Values.class).path("properties");

        assertThat(members.path("costMicros")).hasToString("{\"type\":\"integer\",\"format\":\"int64\"}");
        assertThat(members.path("count")).hasToString("{\"type\":\"integer\",\"format\":\"int32\"}");
        assertThat(members.path("cost")).hasToString("{\"type\":\"number\"}");
        assertThat(members.path("at")).hasToString("{\"type\":\"string\",\"format\":\"date-time\"}");
        assertThat(members.path("state")).hasToString("{\"type\":\"string\",\"enum\":[\"on\",\"OFF\"]}");
        assertThat(members.path("tags")).hasToString("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}");
        assertThat(members.path("switches"))
                .hasToString("{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}");
        assertThat(members.path("any")).hasToString("{}");
    }

    @Test
    void what_is_called_an_id_is_one_unless_somebody_says_otherwise() {
        JsonNode members = answered(Named.class).path("properties");

        assertThat(members.path("id").path("pattern").stringValue()).isEqualTo("^[0-9a-f]{24}$");
        assertThat(members.path("userId").path("pattern").stringValue()).isEqualTo("^[0-9a-f]{24}$");
        assertThat(members.path("requestId")).hasToString("{\"type\":\"string\"}");
        assertThat(members.path("paid").has("pattern")).isFalse();
    }

    @Test
    void an_answer_tells_null_and_a_request_may_leave_it_out() {
        assertThat(answered(Titled.class))
                .hasToString("{\"type\":\"object\",\"properties\":{\"title\":{\"type\":[\"string\",\"null\"]},"
                        + "\"owner\":{\"anyOf\":[{\"$ref\":\"#/components/schemas/SchemasTestsNamed\"},{\"type\":\"null\"}]},"
                        + "\"note\":{\"type\":\"string\"}},\"required\":[\"title\",\"owner\"]}");
        schemas.ofRequest(ResolvableType.forClass(Titled.class));
        JsonNode asked = schemas.components().path("SchemasTestsTitledRequest");
        assertThat(asked.has("required")).isFalse();
        assertThat(asked.path("properties").path("note").path("type")).hasToString("[\"string\",\"null\"]");
    }

    @Test
    void a_request_must_have_what_its_schema_says() {
        schemas.ofRequest(ResolvableType.forClass(Wish.class));

        assertThat(schemas.components().path("SchemasTestsWishRequest"))
                .hasToString("{\"type\":\"object\",\"properties\":{\"word\":{\"type\":\"string\",\"maxLength\":7}},"
                        + "\"required\":[\"word\"]}");
    }

    @Test
    void the_envelope_wraps_what_it_carries() {
        var page = ResolvableType.forClassWithGenerics(Page.class, Named.class);

        JsonNode envelope = schemas.ofAnswer(ResolvableType.forClassWithGenerics(Envelope.class, page));

        assertThat(envelope.path("required")).hasToString("[\"success\",\"data\",\"message\",\"errors\"]");
        JsonNode data = envelope.path("properties").path("data");
        assertThat(data.path("required")).hasToString("[\"items\",\"hasMore\",\"nextAfter\"]");
        assertThat(data.at("/properties/items/items/$ref").stringValue())
                .isEqualTo("#/components/schemas/SchemasTestsNamed");
    }

    @Test
    void a_type_may_hold_itself() {
        assertThat(answered(Tree.class).at("/properties/children/items/$ref").stringValue())
                .isEqualTo("#/components/schemas/SchemasTestsTree");
    }

    @Test
    void a_type_that_only_its_author_knows_must_be_described() {
        assertThatIllegalStateException()
                .isThrownBy(() -> schemas.ofAnswer(ResolvableType.forClass(Thread.class)))
                .withMessage("Say with @JsonSchema what it looks like on the wire: java.lang.Thread");
        assertThat(schemas.ofAnswer(ResolvableType.forClass(Secretive.class))).hasToString("{\"const\":\"?\"}");
    }

    private JsonNode answered(Class<?> type) {
        String reference =
                schemas.ofAnswer(ResolvableType.forClass(type)).path("$ref").stringValue();
        return schemas.components().path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private enum State {
        @JsonProperty("on")
        ON,
        OFF
    }

    private record Values(
            long costMicros,
            Integer count,
            BigDecimal cost,
            Instant at,
            State state,
            List<String> tags,
            Map<String, Boolean> switches,
            Object any) {}

    private record Named(
            String id,
            String userId,
            @JsonSchema("{type: 'string'}") String requestId,
            String paid) {}

    private record Titled(
            @Nullable String title,
            @Nullable Named owner,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String note) {}

    private record Wish(
            @JsonSchema(value = "{type: 'string', maxLength: 7}", required = true) @Nullable
            String word) {}

    private record Tree(List<Tree> children) {}

    @JsonSchema("{const: '?'}")
    private interface Secretive {}
}
