package dev.atelier.aiproxy.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
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
import tools.jackson.databind.json.JsonMapper;

class OpenAiChatAdapterTest extends ChatAdapterContract {

    @Override
    protected ChatAdapter adapter() {
        return new OpenAiChatAdapter(new JsonMapper());
    }

    @Override
    protected ProviderHttp http(Duration firstByte, Duration silence) {
        return new ApacheProviderHttp(new ProxyProperties(
                Duration.ofSeconds(2),
                firstByte,
                silence,
                3,
                Duration.ofSeconds(10),
                new ProxyProperties.Breaker(20, 50, Duration.ofSeconds(10)),
                new ProxyProperties.Journal(
                        Duration.ofSeconds(3), Duration.ofSeconds(12), Duration.ofSeconds(10), Duration.ofDays(90))));
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
        return Set.of("stream", "tools");
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

    private ChatAdapter initialized() {
        ChatAdapter made = adapter();
        made.initialize(
                new ProviderConfig("openai", baseUrl(simulator), Map.of()),
                http(Duration.ofSeconds(5), Duration.ofSeconds(5)));
        return made;
    }
}
