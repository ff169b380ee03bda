package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {"atelier.gateway.upstream.response-timeout=600ms", "atelier.gateway.upstream.quarantine=1ms"})
class UpstreamTest extends GatewayTest {

    private static final ServerSocket BROKEN = listen();
    private static final AtomicInteger TAKEN = new AtomicInteger();

    @Autowired
    private CircuitBreakerRegistry breakers;

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry registry) {
        String simple = "spring.cloud.discovery.client.simple.instances.";
        registry.add(simple + "chat-service[1].uri", () -> "http://127.0.0.1:" + freePort());
        registry.add(simple + "chat-service[2].uri", () -> "http://127.0.0.1:" + freePort());
        registry.add("test.stats", () -> "http://127.0.0.1:" + BROKEN.getLocalPort());
        Thread.ofVirtual().start(UpstreamTest::takeAndBreak);
    }

    @AfterEach
    void closeBreakers() {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        TAKEN.set(0);
    }

    @Test
    void a_refused_connection_tries_the_next_instance_whatever_the_method() {
        for (int i = 0; i < 12; i++) {
            Wire.Reply reply = Wire.send(port, "POST", "/api/conversations", "{\"n\":1}", Tokens.bearer(USER));
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }
        assertThat(CHAT.seen()).hasSize(12).allMatch(seen -> seen.body().equals("{\"n\":1}"));
    }

    @Test
    void a_post_that_may_have_been_taken_is_never_sent_again() {
        isError(Wire.send(port, "POST", "/api/stats/x", "{}", Tokens.bearer(USER)), 503, "SERVICE_UNAVAILABLE");

        assertThat(TAKEN).hasValue(1);
    }

    @Test
    void a_get_is_sent_once_more() {
        isError(Wire.get(port, "/api/stats/usage", Tokens.bearer(USER)), 503, "SERVICE_UNAVAILABLE");

        assertThat(TAKEN).hasValue(2);
    }

    @Test
    void a_service_that_does_not_answer_is_504() {
        USERS.answers(exchange -> hold(Duration.ofMillis(1500), exchange::close));

        Wire.Reply reply = Wire.send(port, "POST", "/api/auth/login", "{}");
        isError(reply, 504, "UPSTREAM_TIMEOUT");
        assertThat(USERS.seen()).hasSize(1);
    }

    @Test
    void a_route_may_wait_longer_than_others() {
        CHAT.answers(exchange -> {
            hold(Duration.ofMillis(1200), () -> {});
            FakeService.ok(exchange);
        });
        Wire.Reply reply = Wire.get(port, "/api/conversations", Tokens.bearer(USER));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void a_service_that_keeps_breaking_is_left_alone_for_a_while() {
        for (int i = 0; i < 20; i++) {
            Wire.send(port, "POST", "/api/stats/x", "{}", Tokens.bearer(USER));
        }
        int before = TAKEN.get();
        Wire.Reply reply = Wire.send(port, "POST", "/api/stats/x", "{}", Tokens.bearer(USER));

        isError(reply, 503, "SERVICE_UNAVAILABLE");
        assertThat(reply.header("Retry-After")).isEqualTo("2");
        assertThat(TAKEN).hasValue(before);
        assertThat(Wire.get(port, "/api/models/chat", Tokens.bearer(USER)).status())
                .isEqualTo(200);
    }

    private static void takeAndBreak() {
        try {
            while (true) {
                try (Socket connection = BROKEN.accept()) {
                    connection.getInputStream().read(new byte[8192]);
                    TAKEN.incrementAndGet();
                }
            }
        } catch (IOException over) {
            // The test run ends.
        }
    }

    private static void hold(Duration time, Runnable then) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        then.run();
    }

    private static int freePort() {
        try (ServerSocket socket = listen()) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
