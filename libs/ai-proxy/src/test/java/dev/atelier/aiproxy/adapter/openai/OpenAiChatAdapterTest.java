package dev.atelier.aiproxy.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.ScriptedProvider;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.contract.ChatAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OpenAiChatAdapterTest extends ChatAdapterContract {

    OpenAiChatAdapterTest() {
        super(
                Specimen.of("openai", ProviderSimulator::baseUrl, "gpt-5.4-mini", () ->
                                (ChatAdapter) new OpenAiChatAdapter(new JsonMapper(), 1 << 20))
                        .claiming("stream", "tools", "vision", "json"),
                Sample::http);
    }

    @Test
    void tells_an_empty_purse_at_the_provider_from_a_rate_limit() {
        fault(fault(FaultKind.STATUS).status(429).code("insufficient_quota"));

        assertThatThrownBy(() -> adapter.callService(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.QuotaExhausted.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @Test
    void keeps_to_itself_what_is_meant_for_another_provider() {
        ChatRequest request = request("Hello.");
        request.body().withObject("/extra_body/anthropic").putObject("thinking").put("type", "adaptive");
        request.body().withObject("/extra_body").put("its_own", true);

        adapter.callService(request);

        assertThat(simulator.requests().last(1).getFirst().body())
                .doesNotContain("anthropic")
                .contains("\"extra_body\":{\"its_own\":true}");
        assertThat(request.body().has("extra_body"))
                .as("the next one may want it")
                .isTrue();
    }

    @Test
    void passes_on_fields_it_does_not_know() {
        ChatRequest request = request("Hello.");
        request.body().put("prompt_cache_key", "abc");

        adapter.callService(request);

        assertThat(simulator.requests().last(1).getLast().toString()).contains("prompt_cache_key");
    }

    @Test
    void an_error_as_the_first_event_of_a_stream_may_be_tried_again() {
        fault(fault(FaultKind.STATUS).status(500).afterChunks(0));

        try (ChatStream stream = adapter.stream(request("Hello?"))) {
            assertThatThrownBy(stream::next)
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.retryable()).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void does_not_repeat_what_the_provider_says_not_to(int status) {
        try (var provider = new ScriptedProvider(answer -> answer.send("HTTP/1.1 " + status + " No\r\n"
                + "x-should-retry: false\r\nRetry-After: 1\r\nContent-Length: 2\r\n\r\n{}"))) {
            ChatAdapter refused = initialized(provider.address());

            assertThatThrownBy(() -> refused.callService(request("Hello?")))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            failure -> assertThat(failure.retryable()).isFalse());
        }
    }

    @Test
    void a_limited_provider_that_wants_no_repeats_leaves_the_call_to_another() {
        var limited = new ProviderException.RateLimited("enough", Duration.ofSeconds(1), false);

        assertThat(limited.retryable()).isFalse();
        assertThat(limited.anotherProviderMayHelp()).isTrue();
    }

    @Test
    void a_stream_cut_off_inside_a_chunk_fails_and_keeps_what_came() {
        String first = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Well\"}}]}\n\n";
        try (var provider = new ScriptedProvider(answer -> answer.send(
                        "HTTP/1.1 200 OK\r\n" + "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
                .chunk(first)
                .send("80\r\ndata: {\"choices\":[{\"ind"))) {
            try (ChatStream stream = initialized(provider.address()).stream(request("Hello?"))) {
                assertThat(stream.next().content()).isEqualTo("Well");
                assertThatThrownBy(stream::next)
                        .isInstanceOfSatisfying(ProviderException.Unavailable.class, failure -> {
                            assertThat(failure.retryable()).isFalse();
                            assertThat(failure.outage()).isTrue();
                        });
            }
        }
    }
}
