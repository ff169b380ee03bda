package dev.atelier.aiproxy.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.aiproxy.spi.contract.ChatAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GeminiChatAdapterTest extends ChatAdapterContract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOOLS = """
            [{"type":"function","function":{"name":"get_time","description":"The time."}},
             {"type":"function","function":{"name":"get_weather","parameters":{"type":"object",
              "properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}}}]""";

    GeminiChatAdapterTest() {
        super(
                Specimen.of("gemini", ProviderSimulator::geminiBaseUrl, "gemini-3.5-flash", () ->
                                (ChatAdapter) new GeminiChatAdapter(new JsonMapper(), Clock.systemUTC(), 1 << 20))
                        .claiming("stream", "tools", "vision", "json"),
                Sample::http);
    }

    @Test
    void a_key_google_does_not_know_is_a_refused_key_although_it_is_a_bad_request() {
        fault(fault(FaultKind.STATUS).status(400).code("API_KEY_INVALID"));

        assertThat(failure()).isInstanceOf(ProviderException.CredentialRefused.class);
    }

    @Test
    void a_quota_of_the_day_is_no_rate_limit_that_one_could_wait_for() {
        String quota = "GenerateRequestsPerDayPerProjectPerModel-FreeTier";
        fault(fault(FaultKind.STATUS).status(429).code(quota).retryAfter(5));

        assertThat(failure()).isInstanceOf(ProviderException.QuotaExhausted.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void a_rate_limit_that_says_nothing_has_no_wait() {
        fault(fault(FaultKind.STATUS).status(429));

        assertThat(failure())
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isNull());
    }

    @Test
    void reads_errors_that_a_streams_address_wraps_in_an_array() {
        fault(fault(FaultKind.STATUS).status(429).retryAfter(7));

        assertThatThrownBy(() -> adapter.stream(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void an_error_as_the_first_event_may_be_tried_again() {
        fault(fault(FaultKind.STATUS).status(503).afterChunks(0));

        assertThatThrownBy(() -> streamed(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_blocked_prompt_is_refused_although_it_is_a_200(boolean stream) {
        ChatRequest request = request("Hello. [[block=PROHIBITED_CONTENT]]");

        assertThatThrownBy(() -> {
                    if (stream) {
                        streamed(request);
                    } else {
                        adapter.callService(request);
                    }
                })
                .isInstanceOf(ProviderException.ContentBlocked.class)
                .hasMessageContaining("PROHIBITED_CONTENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAFETY", "RECITATION", "SPII", "OTHER"})
    void an_answer_google_cut_short_ends_with_content_filter(String reason) {
        ChatRequest request = request("Hello. [[finish=" + reason + "]]");

        assertThat(adapter.callService(request).finishReason()).isEqualTo("content_filter");
        assertThat(streamed(request)).anyMatch(chunk -> "content_filter".equals(chunk.finishReason()));
    }

    @Test
    void a_function_call_that_is_none_fails() {
        assertThatThrownBy(() -> adapter.callService(request("Hello. [[finish=MALFORMED_FUNCTION_CALL]]")))
                .isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void an_answer_that_thinking_used_up_is_empty_and_counted() {
        ChatRequest request = request("Hello. [[reasoning=10]]");
        request.body().put("max_completion_tokens", 10);

        ChatAnswer answer = adapter.callService(request);

        assertThat(answer.content()).isEmpty();
        assertThat(answer.finishReason()).isEqualTo("length");
        assertThat(answer.usage().reasoning()).isEqualTo(10);
    }

    @Test
    void counts_cached_tokens_within_the_prompt_and_thoughts_within_the_completion() {
        ChatRequest request = request("Hello. [[tokens=9]] [[reasoning=30]] [[cached=4]]");
        TokenUsage usage = adapter.callService(request).usage();

        assertThat(usage.completion()).isEqualTo(39);
        assertThat(usage.reasoning()).isEqualTo(30);
        assertThat(usage.cached()).isEqualTo(4);
        assertThat(streamed(request).getLast().usage()).isEqualTo(usage);
        assertThat(adapter.callService(request)
                        .body()
                        .at("/usage/completion_tokens_details/reasoning_tokens")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void shows_thoughts_beside_the_answer_to_those_who_ask() {
        ChatRequest request = request("Hello. [[reasoning=5]]");
        request.body()
                .putObject("extra_body")
                .putObject("google")
                .putObject("thinking_config")
                .put("include_thoughts", true);

        assertThat(message(adapter.callService(request))
                        .path("reasoning_content")
                        .asString(""))
                .isNotEmpty();
        assertThat(streamed(request).getFirst().json()).contains("\"reasoning_content\":");
    }

    @Test
    void several_choices_come_as_several_candidates() {
        ChatRequest request = request("Hello. [[tokens=3]]");
        request.body().put("n", 2);

        ChatAnswer answer = adapter.callService(request);

        assertThat(answer.body().path("choices").size()).isEqualTo(2);
        assertThat(answer.body().at("/choices/1/message/content").asString()).isNotEqualTo(answer.content());
        String streamed = streamed(request).stream().map(ChatChunk::content).collect(Collectors.joining());
        assertThat(streamed).isEqualTo(answer.content());
    }

    @Test
    void a_tool_call_goes_round_with_its_signature() {
        ChatRequest first = withTools(request("Please call the tool get_weather."));

        JsonNode message = message(adapter.callService(first));
        ChatAnswer last = adapter.callService(answeredWith(message, "{\"sky\":\"blue\"}"));

        assertThat(message.path("content").isNull()).isTrue();
        assertThat(message.at("/tool_calls/0/extra_content/google/thought_signature")
                        .asString())
                .isNotEmpty();
        assertThat(last.content()).isNotEmpty();
        assertThat(sent().at("/contents/2/parts/0/functionResponse/response/sky")
                        .asString())
                .isEqualTo("blue");
        assertThat(sent().at("/contents/1/parts/0/functionCall/id"))
                .isEqualTo(sent().at("/contents/2/parts/0/functionResponse/id"));
    }

    @Test
    void a_client_that_lost_the_signature_is_still_answered() {
        JsonNode message = message(adapter.callService(withTools(request("call the tool get_weather"))));
        ((ObjectNode) message.at("/tool_calls/0")).remove("extra_content");

        ChatAnswer last = adapter.callService(answeredWith(message, "blue"));

        assertThat(last.content()).isNotEmpty();
        assertThat(sent().at("/contents/2/parts/0/functionResponse/response/output")
                        .asString())
                .isEqualTo("blue");
    }

    @Test
    void a_streamed_tool_call_is_that_of_the_whole_answer() {
        ChatRequest request = withTools(request("call the tool get_weather"));
        JsonNode whole = message(adapter.callService(request)).at("/tool_calls/0");

        List<ChatChunk> chunks = streamed(request);

        JsonNode call = JSON.readTree(chunks.getFirst().json()).at("/choices/0/delta/tool_calls/0");
        assertThat(call.path("index").asInt(-1)).isZero();
        assertThat(((ObjectNode) call).without("index")).isEqualTo(whole);
        assertThat(chunks).anyMatch(chunk -> "tool_calls".equals(chunk.finishReason()));
    }

    @Test
    void a_call_without_an_id_is_given_one_of_its_own() {
        ChatRequest request = withTools(request("call the tool"));
        request.body().put("model", "gemini-2.5-flash");

        String one =
                message(adapter.callService(request)).at("/tool_calls/0/id").asString();
        String other =
                message(adapter.callService(request)).at("/tool_calls/0/id").asString();

        assertThat(one).startsWith("call_").isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"logprobs\":true",
                "\"logit_bias\":{\"50\":1}",
                "\"functions\":[{\"name\":\"f\"}]",
                "\"audio\":{\"voice\":\"x\"}",
                "\"web_search_options\":{}",
                "\"tools\":[{\"type\":\"custom\",\"custom\":{\"name\":\"x\"}}]",
                "\"reasoning_effort\":\"heroic\"",
                "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{}}]}]",
                "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]}]",
                "\"messages\":[{\"role\":\"function\",\"name\":\"f\",\"content\":\"x\"}]"
            })
    void refuses_what_gemini_cannot_do_before_it_is_asked(String member) {
        ChatRequest request = request("Hello.");
        request.body().setAll((ObjectNode) JSON.readTree("{" + member + "}"));
        int before = simulator.ledger().calls().size();

        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> adapter.callService(request));

        assertThat(failure).isInstanceOf(ProviderException.Unsupported.class);
        assertThat(simulator.ledger().calls()).hasSize(before);
    }

    private ChatRequest withTools(ChatRequest request) {
        request.body().set("tools", JSON.readTree(TOOLS));
        return request;
    }

    /** The request that follows a tool call. */
    private ChatRequest answeredWith(JsonNode message, String result) {
        ChatRequest request = withTools(request("Please call the tool get_weather."));
        request.body()
                .withArray("messages")
                .add(message)
                .addObject()
                .put("role", "tool")
                .put("tool_call_id", message.at("/tool_calls/0/id").asString())
                .put("content", result);
        return request;
    }

    private static JsonNode message(ChatAnswer answer) {
        return answer.body().at("/choices/0/message");
    }

    private JsonNode sent() {
        return JSON.readTree(simulator.requests().last(1).getLast().body());
    }

    private List<ChatChunk> streamed(ChatRequest request) {
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = adapter.stream(request)) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }
}
