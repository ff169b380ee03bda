package dev.atelier.aiproxy.chat;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.Sample;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.pipeline.WatchCall;
import dev.atelier.aiproxy.route.AdapterTypes;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.route.KeyGuards;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.route.RetryBudget;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

class AskProviderTest {

    private static final Call CALL = Sample.call(Sample.model("p"));

    private final ChatStream stream = Mockito.mock(ChatStream.class);
    private final ChatDelivery delivery = Mockito.mock(ChatDelivery.class);
    private final AskProvider askProvider =
            new AskProvider(router(), new WatchCall(new LiveCalls(), ObservationRegistry.NOOP));

    @Test
    void leaves_a_provider_alone_whose_streams_break_off_after_their_first_chunk() {
        for (int i = 0; i < 4; i++) {
            Mockito.doReturn(chunk())
                    .doThrow(ProviderException.Unavailable.brokenOff("cut", null))
                    .when(stream)
                    .next();
            assertThatThrownBy(this::ask).isInstanceOf(ProviderException.Unavailable.class);
        }

        assertThatThrownBy(this::ask).isInstanceOf(ProviderException.Resting.class);
    }

    @Test
    void blames_no_provider_when_the_delivery_fails() {
        Mockito.doThrow(new IllegalStateException("a fault of ours"))
                .when(delivery)
                .chunk(Mockito.any());
        for (int i = 0; i < 8; i++) {
            Mockito.doReturn(chunk()).when(stream).next();
            assertThatThrownBy(this::ask).isInstanceOf(IllegalStateException.class);
        }

        Mockito.doNothing().when(delivery).chunk(Mockito.any());
        Mockito.doReturn(chunk()).doReturn(null).when(stream).next();
        assertThatNoException().isThrownBy(this::ask);
    }

    private void ask() {
        var order = new ChatOrder(
                CALL.spender(), "m", new JsonMapper().createObjectNode(), 12, true, new Cancellation(), null);
        askProvider.ask(CALL, order, new Attempts(), new Transcript(), delivery);
    }

    private static ChatChunk chunk() {
        return new ChatChunk("{}", "Hello.", null, null);
    }

    private ProviderRouter router() {
        ChatAdapter adapter = Mockito.mock(ChatAdapter.class);
        Mockito.when(adapter.isAvailable()).thenReturn(true);
        Mockito.when(adapter.stream(Mockito.any())).thenReturn(stream);
        var catalogue = Sample.catalogue(Map.of(
                "providers.p.adapter",
                "mock",
                "providers.p.base-url",
                "http://127.0.0.1:1",
                "providers.p.api-key",
                "key"));
        ProxyProperties settings = Sample.proxy(Map.of("breaker.window", "4"));
        var providers = new Providers(
                catalogue,
                AdapterTypes.of(List.of(Sample.chats("mock", () -> adapter))),
                request -> {
                    throw new AssertionError("nobody is asked");
                },
                new KeyGuards(settings, Ticker.systemTicker(), new SimpleMeterRegistry()),
                () -> 0);
        var once = RetryConfig.custom().maxAttempts(1).build();
        return new ProviderRouter(providers, Retry.of("test", once), new RetryBudget(10, 1));
    }
}
