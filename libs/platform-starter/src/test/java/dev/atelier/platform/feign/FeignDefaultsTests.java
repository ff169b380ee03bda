package dev.atelier.platform.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.CraftedToken;
import dev.atelier.platform.security.ServiceTokens;
import feign.FeignException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A call from service to service over real HTTP, found by discovery. */
@SpringBootTest(
        classes = FeignApplication.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {
            "spring.application.name=chat-service",
            "spring.cloud.config.enabled=false",
            "eureka.client.enabled=false",
            "atelier.security.revocation.enabled=false"
        })
class FeignDefaultsTests {

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final CountDownLatch END = new CountDownLatch(1);
    private static final HttpServer SERVER = server();
    private static volatile int status;
    private static volatile HttpExchange last;

    @Autowired
    private FeignApplication.Ledger ledger;

    @Autowired
    private FeignApplication.Elsewhere elsewhere;

    @Autowired
    private ServiceTokens tokens;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("atelier.security.jwt-keys", () -> CraftedToken.KEYS);
        properties.add(
                "spring.cloud.discovery.client.simple.instances.ledger-service[0].uri",
                () -> "http://127.0.0.1:" + SERVER.getAddress().getPort());
    }

    @BeforeEach
    void reset() {
        status = 200;
        CALLS.set(0);
        breakers.getAllCircuitBreakers().forEach(breaker -> breaker.reset());
    }

    @AfterAll
    static void stop() {
        END.countDown();
        SERVER.stop(0);
    }

    @Test
    void an_internal_call_carries_the_service_token_the_request_id_and_the_trace() {
        MDC.put("requestId", "req-1");
        assertThat(ledger.answer()).isEqualTo("fine");
        MDC.remove("requestId");

        String token = last.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        assertThat(tokens.verify(token)).isEqualTo("chat-service");
        assertThat(last.getRequestHeaders().getFirst("X-Request-Id")).isEqualTo("req-1");
        assertThat(last.getRequestHeaders().getFirst("traceparent")).isNotBlank();
    }

    @Test
    void no_other_call_carries_the_service_token() {
        ledger.publicAnswer();
        assertThat(last.getRequestHeaders().containsKey("Authorization")).isFalse();
    }

    @Test
    void an_error_of_the_other_side_is_an_outage_and_is_not_tried_again() {
        for (int outage : new int[] {500, 502, 503, 504, 401, 403, 429}) {
            reset();
            status = outage;
            assertAway(ledger::post);
            assertAway(ledger::answer);
            assertThat(CALLS).hasValue(2);
        }
    }

    @Test
    void a_refusal_keeps_its_status_and_does_not_open_the_breaker() {
        status = 404;
        for (int i = 0; i < 30; i++) {
            assertThatExceptionOfType(FeignException.NotFound.class).isThrownBy(ledger::answer);
        }
        status = 302;
        assertThatExceptionOfType(FeignException.class).isThrownBy(ledger::answer);
    }

    @Test
    void after_ten_failures_the_other_side_is_left_alone() {
        status = 503;
        for (int i = 0; i < 30; i++) {
            assertAway(ledger::answer);
        }
        assertThat(CALLS).hasValue(10);
        assertThat(breakers.circuitBreaker("ledger-service").getState().name()).isEqualTo("OPEN");
    }

    @Test
    void failures_of_the_start_do_not_open_the_breaker_when_all_is_well() {
        var breaker = breakers.circuitBreaker("ledger-service");
        status = 503;
        for (int i = 0; i < 9; i++) {
            assertAway(ledger::answer);
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> breaker.getMetrics().getNumberOfBufferedCalls() == 0);
        status = 200;
        for (int i = 0; i < 9; i++) {
            ledger.answer();
        }
        assertThat(breaker.getState().name()).isEqualTo("CLOSED");
    }

    @Test
    void an_answer_that_does_not_come_is_waited_for_two_seconds() {
        status = 0;
        long start = System.nanoTime();
        assertAway(ledger::answer);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(1_800), Duration.ofMillis(3_500));
    }

    @Test
    void a_service_that_is_nowhere_is_an_outage() {
        assertAway(elsewhere::answer);
    }

    private static void assertAway(Runnable call) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    private static HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", FeignDefaultsTests::answer);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        last = exchange;
        CALLS.incrementAndGet();
        if (status == 0) {
            hang();
            return;
        }
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/public/answer");
        }
        byte[] body = "fine".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void hang() {
        try {
            END.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
