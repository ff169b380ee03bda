package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of calls under way when a gateway is told to stop. */
@Timeout(60)
class StoppingTest extends GatewayTest {

    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void letServiceGo() {
        release.countDown();
    }

    @Test
    void a_stream_may_end_within_the_grace_period() throws Exception {
        CHAT.answers(exchange -> {
            begin(exchange, "data: one\n\n");
            waitFor(release);
            say(exchange, "data: two\n\n");
            exchange.close();
        });
        var gateway = OtherGateway.with("spring.lifecycle.timeout-per-shutdown-phase=20s");
        var reply = call(gateway, "/api/conversations/1/messages");
        CompletableFuture<Void> stopped = stop(gateway);

        await().atMost(Duration.ofSeconds(5)).until(() -> takesNobody(gateway));
        release.countDown();

        assertThat(reply.get(5, TimeUnit.SECONDS).body())
                .contains("data: one", "data: two")
                .endsWith("\r\n0\r\n\r\n");
        stopped.get(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/conversations/1/messages | event: error | \"code\":\"SERVICE_UNAVAILABLE\"",
                "/v1/chat/completions | data: {\"error\":{ | \"code\":\"service_unavailable\"",
                "/v1/messages | event: error | \"type\":\"overloaded_error\""
            })
    void a_stream_that_goes_on_beyond_it_ends_with_an_error_event(String path, String frame, String code)
            throws Exception {
        CHAT.answers(exchange -> {
            begin(exchange, "data: one\n\n");
            waitFor(release);
        });
        var gateway = OtherGateway.with("spring.lifecycle.timeout-per-shutdown-phase=2s");
        var reply = call(gateway, path);
        stop(gateway);

        String body = reply.get(10, TimeUnit.SECONDS).body();
        assertThat(body.substring(body.indexOf("data: one")))
                .contains(frame, code)
                .doesNotContain("[DONE]")
                .endsWith("\n\n\r\n0\r\n\r\n");
    }

    @Test
    void half_an_event_is_not_made_to_look_whole() throws Exception {
        CHAT.answers(exchange -> {
            begin(exchange, "data: half of o");
            waitFor(release);
        });
        var gateway = OtherGateway.with("spring.lifecycle.timeout-per-shutdown-phase=2s");
        var reply = call(gateway, "/v1/chat/completions");
        stop(gateway);

        assertThat(reply.get(10, TimeUnit.SECONDS).body())
                .contains("half of o")
                .doesNotContain("error")
                .doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void a_call_that_still_waits_is_told_to_come_again() throws Exception {
        CHAT.answers(_ -> waitFor(release));
        var gateway = OtherGateway.with("spring.lifecycle.timeout-per-shutdown-phase=2s");
        var reply = call(gateway, "/api/conversations");
        stop(gateway);

        isError(reply.get(10, TimeUnit.SECONDS), 503, "SERVICE_UNAVAILABLE");
        assertThat(reply.get().header("Retry-After")).isEqualTo("2");
    }

    /** Returns when the service has got the call. */
    private static CompletableFuture<Wire.Reply> call(OtherGateway gateway, String path) {
        var reply = new CompletableFuture<Wire.Reply>();
        Thread.ofVirtual()
                .start(() -> reply.complete(Wire.get(
                        gateway.port(), path, Tokens.bearer(USER), "Accept: text/event-stream, application/json")));
        await().atMost(Duration.ofSeconds(5)).until(() -> !CHAT.seen().isEmpty());
        return reply;
    }

    private static CompletableFuture<Void> stop(OtherGateway gateway) {
        return CompletableFuture.runAsync(gateway::close);
    }

    private static boolean takesNobody(OtherGateway gateway) throws IOException {
        try (var _ = new Socket("127.0.0.1", gateway.port())) {
            return false;
        } catch (ConnectException refused) {
            return true;
        }
    }

    private static void begin(HttpExchange exchange, String what) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        say(exchange, what);
    }

    private static void say(HttpExchange exchange, String what) throws IOException {
        exchange.getResponseBody().write(what.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
