package dev.atelier.aiproxy.chat;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.ProviderProperties;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.key.OwnKeys;
import dev.atelier.aiproxy.live.LiveCalls;
import dev.atelier.aiproxy.pipeline.WatchCall;
import dev.atelier.aiproxy.route.AdapterType;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.route.ProviderRouter;
import dev.atelier.aiproxy.route.Providers;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

class AskProviderTest {

    private static final Call CALL = new Call(
            "65f000000000000000000001",
            Spender.person("65f000000000000000000002"),
            "chat",
            "chat",
            new Model("m", "M", 1000, 100, Set.of("stream"), new Price(1, 1, 1), List.of(new Model.Route("p", "m"))),
            "v1",
            1,
            Instant.parse("2026-11-23T10:00:00Z"),
            null,
            OwnKeys.NONE);

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
        var settings = new ProviderProperties("mock", URI.create("http://127.0.0.1:1"), "key", Map.of());
        var breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(4)
                .minimumNumberOfCalls(4)
                .recordException(failure -> failure instanceof ProviderException provider && provider.outage())
                .ignoreException(failure -> !(failure instanceof ProviderException provider) || !provider.outage())
                .build());
        var providers = new Providers(
                new CatalogueProperties("v1", Map.of("p", settings), List.of()),
                List.of(new AdapterType("mock", () -> adapter)),
                request -> {
                    throw new AssertionError("nobody is asked");
                },
                breakers);
        var once = RetryConfig.custom().maxAttempts(1).build();
        return new ProviderRouter(providers, Retry.of("test", once));
    }
}
