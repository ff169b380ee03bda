package dev.atelier.aiproxy.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.ScriptedProvider;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.contract.ChatAdapterContract;
import dev.atelier.aiproxy.transport.ApacheProviderHttp;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class OpenAiChatAdapterTest extends ChatAdapterContract {

    @Override
    protected ChatAdapter adapter() {
        return new OpenAiChatAdapter(new JsonMapper(), 1 << 20);
    }

    @Override
    protected ProviderHttp http(Duration firstByte, Duration silence) {
        return new ApacheProviderHttp(Sample.patience(firstByte, silence, Duration.ofMinutes(10)));
    }

    @Override
    protected String provider() {
        return "openai";
    }

    @Override
    protected URI baseUrl(ProviderSimulator simulator) {
        return URI.create(simulator.baseUrl());
    }

    @Override
    protected String model() {
        return "gpt-5.4-mini";
    }

    @Override
    protected Set<String> capabilities() {
        return Set.of("stream", "tools", "vision", "json");
    }

    @Test
    void tells_an_empty_purse_at_the_provider_from_a_rate_limit() {
        simulator.faults().put(Fault.of("openai", FaultKind.STATUS).status(429).code("insufficient_quota"));

        assertThatThrownBy(() -> initialized().callService(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.QuotaExhausted.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @Test
    void passes_on_fields_it_does_not_know() {
        ChatRequest request = request("Hello.");
        request.body().put("prompt_cache_key", "abc");

        initialized().callService(request);

        assertThat(simulator.requests().last(1).getLast().toString()).contains("prompt_cache_key");
    }

    @Test
    void an_error_as_the_first_event_of_a_stream_may_be_tried_again() {
        simulator.faults().put(Fault.of("openai", FaultKind.STATUS).status(500).afterChunks(0));

        try (ChatStream stream = initialized().stream(request("Hello?"))) {
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

    private ChatAdapter initialized() {
        return initialized(baseUrl(simulator));
    }

    private ChatAdapter initialized(URI address) {
        ChatAdapter made = adapter();
        made.initialize(
                new ProviderConfig("openai", address, Map.of()), http(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        return made;
    }
}
