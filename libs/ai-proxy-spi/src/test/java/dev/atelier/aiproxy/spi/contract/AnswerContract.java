package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an answer in one piece holds, and what of a request reaches the provider. */
abstract class AnswerContract extends FailureContract<ChatRequest, ChatAdapter> {

    static final String TOOLS = """
            [{"type":"function","function":{"name":"get_weather","description":"The weather of a city.",
              "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]
            """;
    private static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";

    AnswerContract(Specimen<ChatAdapter> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Override
    final ChatRequest request(String prompt, Cancellation cancellation) {
        ObjectNode body = JSON.createObjectNode().put("model", specimen.model());
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return new ChatRequest(CALL, credential(), body, 64_000, cancellation);
    }

    @Test
    void answers_with_text_finish_reason_and_usage() {
        ChatAnswer answer = adapter.callService(request("Name a colour. [[tokens=12]]"));

        assertThat(answer.content()).isNotBlank();
        assertThat(answer.finishReason()).isEqualTo("stop");
        assertThat(answer.usage()).isNotNull();
        assertThat(answer.usage().prompt()).isPositive();
        assertThat(answer.usage().completion()).isEqualTo(12);
        assertThat(answer.body().path("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.body().at("/usage/total_tokens").asLong())
                .isEqualTo(answer.usage().total());
    }

    @Test
    void counts_cached_and_reasoning_tokens_as_parts_of_the_whole() {
        String hints = "[[tokens=10]] [[cached=5]] [[reasoning=30]]";
        TokenUsage usage = adapter.callService(request("Think of " + hints)).usage();

        assertThat(usage.cached()).isEqualTo(5);
        assertThat(usage.reasoning()).isEqualTo(30);
        assertThat(usage.completion()).isEqualTo(40);
        assertThat(usage.prompt())
                .isEqualTo(simulator.ledger().calls().getLast().promptTokens());
    }

    @Test
    void says_length_when_the_limit_cut_the_answer() {
        ChatRequest request = request("Tell a story. [[tokens=50]]");
        request.body().put("max_completion_tokens", 5);

        ChatAnswer answer = adapter.callService(request);

        assertThat(answer.finishReason()).isEqualTo("length");
        assertThat(answer.usage().completion()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" three\"", "[\"nine\",\" three\"]"})
    void stops_before_a_stop_sequence(String stop) {
        ChatRequest request = request("[[say=one two three four]]");
        request.body().set("stop", JSON.readTree(stop));

        ChatAnswer answer = adapter.callService(request);

        assertThat(answer.content()).isEqualTo("one two");
        assertThat(answer.finishReason()).isEqualTo("stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "developer"})
    void passes_the_instructions_on(String role) {
        ChatAnswer plain = adapter.callService(request("Name a colour."));
        ChatRequest request = request("Name a colour.");
        ((ArrayNode) request.body().path("messages"))
                .insertObject(0)
                .put("role", role)
                .put("content", "Only colours of the sea.");

        ChatAnswer instructed = adapter.callService(request);

        assertThat(instructed.usage().prompt()).isGreaterThan(plain.usage().prompt() + 4);
        assertThat(instructed.content()).isNotEqualTo(plain.content());
    }

    @Test
    void shows_the_model_a_picture() {
        needs("vision");
        long without = adapter.callService(request("What is this?")).usage().prompt();

        assertThat(adapter.callService(showing(PICTURE)).usage().prompt()).isGreaterThan(without + 50);
    }

    @Test
    void keeps_to_the_schema_of_an_answer() {
        needs("json");
        ChatRequest request = request("How many legs has a fox?");
        request.body().set("response_format", JSON.readTree("""
                {"type":"json_schema","json_schema":{"name":"legs","strict":true,"schema":{"type":"object",
                 "properties":{"legs":{"type":"integer","minimum":4,"maximum":4}},"required":["legs"],
                 "additionalProperties":false}}}"""));

        JsonNode answer = JSON.readTree(adapter.callService(request).content());

        assertThat(answer.path("legs").asInt()).isEqualTo(4);
    }

    @Test
    void returns_tool_calls_in_canonical_form() {
        needs("tools");
        ChatAnswer answer = adapter.callService(offeringTools("What is the weather in Oslo?", "\"required\""));

        assertThat(answer.finishReason()).isEqualTo("tool_calls");
        JsonNode call = answer.body().at("/choices/0/message/tool_calls/0");
        assertThat(call.path("id").asString()).isNotBlank();
        assertThat(call.path("type").asString()).isEqualTo("function");
        assertThat(call.at("/function/name").asString()).isEqualTo("get_weather");
        assertThat(JSON.readTree(call.at("/function/arguments").asString())
                        .path("city")
                        .isString())
                .isTrue();
    }

    @Test
    void calls_the_tool_it_is_told_to_and_none_if_it_must_not() {
        needs("tools");
        String named = "{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}}";

        assertThat(adapter.callService(offeringTools("Hello.", named)).finishReason())
                .isEqualTo("tool_calls");
        assertThat(adapter.callService(offeringTools("Please call the tool.", "\"none\""))
                        .finishReason())
                .isEqualTo("stop");
    }

    @Test
    void goes_on_with_what_a_tool_brought() {
        needs("tools");
        ChatRequest first = offeringTools("Please call the tool.", "\"auto\"");
        ObjectNode said = (ObjectNode) adapter.callService(first).body().at("/choices/0/message");
        ChatRequest second = offeringTools("Please call the tool.", "\"auto\"");
        ArrayNode messages = (ArrayNode) second.body().path("messages");
        messages.add(said)
                .addObject()
                .put("role", "tool")
                .set("tool_call_id", said.at("/tool_calls/0/id"))
                .asObject()
                .put("content", "Rain.");

        ChatAnswer answer = adapter.callService(second);

        assertThat(answer.finishReason()).isEqualTo("stop");
        assertThat(answer.content()).isNotBlank();
    }

    @Test
    void leaves_the_request_as_it_was_for_the_next_attempt() {
        boolean tools = specimen.capabilities().contains("tools");
        ChatRequest request = tools ? offeringTools("Hello.", "\"auto\"") : request("Hello.");
        ObjectNode before = request.body().deepCopy();

        adapter.callService(request);
        adapter.stream(request).close();

        assertThat(request.body()).isEqualTo(before);
    }

    @Test
    void asks_nobody_for_what_it_cannot_do() {
        Set<String> lacking = new HashSet<>(Set.of("tools", "vision", "json"));
        lacking.removeAll(specimen.capabilities());
        assumeFalse(lacking.isEmpty(), "the adapter can do everything");

        for (String capability : lacking) {
            assertThatThrownBy(() -> adapter.callService(wanting(capability)))
                    .as(capability)
                    .isInstanceOf(ProviderException.Unsupported.class);
        }
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    private ChatRequest wanting(String capability) {
        ChatRequest request = request("Hello.");
        switch (capability) {
            case "vision" -> request.body().setAll(showing(PICTURE).body());
            case "tools" -> request.body().set("tools", JSON.readTree(TOOLS));
            default -> request.body().putObject("response_format").put("type", "json_object");
        }
        return request;
    }

    final ChatRequest offeringTools(String prompt, String choice) {
        ChatRequest request = request(prompt);
        request.body().set("tools", JSON.readTree(TOOLS));
        request.body().set("tool_choice", JSON.readTree(choice));
        return request;
    }

    private ChatRequest showing(String url) {
        ChatRequest request = request("");
        ArrayNode parts = ((ObjectNode) request.body().at("/messages/0")).putArray("content");
        parts.addObject().put("type", "text").put("text", "What is this?");
        parts.addObject().put("type", "image_url").putObject("image_url").put("url", url);
        return request;
    }
}
