package dev.atelier.aiproxy.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.ScriptedProvider;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.contract.ChatAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnthropicChatAdapterTest extends ChatAdapterContract {

    AnthropicChatAdapterTest() {
        super(
                Specimen.of("anthropic", ProviderSimulator::anthropicBaseUrl, "claude-haiku-4-5", () ->
                                (ChatAdapter) new AnthropicChatAdapter(new JsonMapper(), Clock.systemUTC(), 1 << 20))
                        .claiming("stream", "tools", "vision", "json")
                        .with(Map.of("sampling", "claude-haiku-4-5", "thinking-budget", "claude-haiku-4-5"))
                        .failing(Map.of(
                                402,
                                ProviderException.QuotaExhausted.class,
                                409,
                                ProviderException.Rejected.class,
                                529,
                                ProviderException.Unavailable.class)),
                Sample::http);
    }

    @Test
    void shows_the_thoughts_of_a_model_that_is_told_to_think_apart_from_its_answer() {
        ChatRequest request = request("Why? [[reasoning=30]]");
        request.body().put("reasoning_effort", "low");

        ChatAnswer whole = adapter.callService(request);
        String thoughts =
                whole.body().at("/choices/0/message/reasoning_content").asString("");
        StringBuilder thought = new StringBuilder();
        StringBuilder said = new StringBuilder();
        try (ChatStream stream = adapter.stream(request)) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                JsonNode delta = new JsonMapper().readTree(chunk.json()).at("/choices/0/delta");
                thought.append(delta.path("reasoning_content").asString(""));
                said.append(chunk.content());
            }
        }

        assertThat(thoughts).isNotBlank();
        assertThat(thought).hasToString(thoughts);
        assertThat(said).hasToString(whole.content());
        assertThat(whole.usage().reasoning()).isEqualTo(30);
    }

    @Test
    void may_ask_an_overloaded_provider_again() {
        fault(fault(FaultKind.STATUS).status(529));

        assertThatThrownBy(() -> adapter.callService(request("Hello?")))
                .isInstanceOfSatisfying(ProviderException.Unavailable.class, overloaded -> {
                    assertThat(overloaded.status()).isEqualTo(529);
                    assertThat(overloaded.retryable()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit_balance_too_low", "spend_limit_reached"})
    void tells_an_empty_purse_at_the_provider_by_its_words(String code) {
        simulator.faults().put(fault(FaultKind.STATUS).status(400).code(code));

        assertThatThrownBy(() -> adapter.callService(request("Hello?")))
                .isInstanceOf(ProviderException.QuotaExhausted.class);
    }

    @Test
    void an_error_as_the_first_event_of_a_stream_may_be_tried_again() {
        simulator.faults().put(fault(FaultKind.STATUS).status(529).afterChunks(0));

        try (ChatStream stream = adapter.stream(request("Hello?"))) {
            assertThatThrownBy(stream::next)
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.retryable()).isTrue());
        }
    }

    @Test
    void does_not_repeat_what_the_provider_says_not_to() {
        try (var provider = new ScriptedProvider(answer ->
                answer.send("HTTP/1.1 529 Overloaded\r\nx-should-retry: false\r\nContent-Length: 2\r\n\r\n{}"))) {
            ChatAdapter refused = initialized(provider.address());

            assertThatThrownBy(() -> refused.callService(request("Hello?")))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.retryable()).isFalse());
        }
    }

    @Test
    void an_answer_that_the_filter_stopped_is_blocked_content() {
        String body = "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                + "\"message\":\"Output blocked by content filtering policy\"}}";
        try (var provider = new ScriptedProvider(answer ->
                answer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))) {
            ChatAdapter filtered = initialized(provider.address());

            assertThatThrownBy(() -> filtered.callService(request("Hello?")))
                    .isInstanceOf(ProviderException.ContentBlocked.class);
        }
    }
}
