package dev.atelier.simulator;

import static dev.atelier.simulator.SimulatorClient.asking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.ledger.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class FaultTest extends SimulatorTest {

    private static void order(String rest) throws Exception {
        assertThat(client.put("/_sim/faults", "{\"provider\":\"openai\"," + rest + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answers_with_the_ordered_status_and_the_providers_error() throws Exception {
        order("\"kind\":\"status\",\"status\":429,\"retryAfter\":2");
        Answer answer = chat("hello", "");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(answer.error().path("code").asString()).isEqualTo("rate_limit_exceeded");
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(onlyCall().served()).isFalse();
    }

    @Test
    void sends_no_retry_after_unless_ordered() throws Exception {
        order("\"kind\":\"status\",\"status\":429,\"code\":\"insufficient_quota\"");
        Answer answer = chat("hello", "");
        assertThat(answer.header("retry-after")).isEmpty();
        assertThat(answer.error().path("type").asString()).isEqualTo("insufficient_quota");
    }

    @Test
    void streams_fail_before_the_first_byte_with_an_http_status() throws Exception {
        order("\"kind\":\"status\",\"status\":503");
        Answer answer = chat("hello", STREAM);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error().path("code").asString()).isEqualTo("server_is_overloaded");
    }

    @Test
    void puts_the_error_inside_the_stream_after_some_chunks() throws Exception {
        order("\"kind\":\"status\",\"status\":500,\"afterChunks\":3");
        Answer answer = chat("hello", STREAM);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.chunks()).hasSize(1 + 3 + 1);
        assertThat(answer.chunks().getLast().at("/error/type").asString()).isEqualTo("server_error");
        assertThat(answer.events()).doesNotContain("[DONE]");
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(onlyCall().served()).isTrue();
        assertThat(onlyCall().completionTokens()).isEqualTo(3);
    }

    @Test
    void the_error_can_be_the_first_event() throws Exception {
        order("\"kind\":\"status\",\"status\":500,\"afterChunks\":0");
        Answer answer = chat("hello", STREAM);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.chunks()).hasSize(1);
        assertThat(answer.chunks().getFirst().has("error")).isTrue();
        assertThat(onlyCall().served()).isFalse();
    }

    @Test
    void drops_the_connection_before_an_answer() throws Exception {
        order("\"kind\":\"drop\"");
        assertThatThrownBy(() -> chat("hello", "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> chat("hello", STREAM)).isInstanceOf(IOException.class);
        assertThat(simulator.ledger().calls()).allMatch(call -> call.outcome() == Outcome.FAILED && !call.served());
    }

    @Test
    void drops_the_connection_in_the_middle_of_a_stream() throws Exception {
        order("\"kind\":\"drop\",\"afterChunks\":4");
        List<String> events = new ArrayList<>();
        var body = client.open(client.chatRequest(asking("hello [[delay=10]]", STREAM)));
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> readAll(lines, events)).isInstanceOf(IOException.class);
        }
        // A reset may overtake the last chunks; a client that is slow to read never sees them.
        assertThat(events).isNotEmpty().hasSizeLessThanOrEqualTo(1 + 4);
        assertThat(onlyCall().completionTokens()).isEqualTo(4);
        assertThat(onlyCall().fault()).isEqualTo("drop");
    }

    private static void readAll(BufferedReader lines, List<String> events) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                events.add(line);
            }
        }
    }

    @Test
    void keeps_silent_until_the_delay_is_over() throws Exception {
        order("\"kind\":\"timeout\",\"delayMs\":200");
        long start = System.nanoTime();
        assertThatThrownBy(() -> chat("hello", "")).isInstanceOf(IOException.class);
        assertThat(System.nanoTime() - start).isGreaterThan(190_000_000L);
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(onlyCall().served()).isFalse();
    }

    @Test
    void keeps_silent_until_the_client_goes() throws Exception {
        order("\"kind\":\"timeout\"");
        var request = client.request("/v1/chat/completions")
                .timeout(Duration.ofMillis(300))
                .POST(HttpRequest.BodyPublishers.ofString(asking("hello", "")))
                .build();
        assertThatThrownBy(() -> client.send(request)).isInstanceOf(HttpTimeoutException.class);
        assertThat(outcomeWithin(Duration.ofSeconds(2))).isEqualTo(Outcome.CANCELLED);
        assertThat(onlyCall().served()).isFalse();
        assertThat(onlyCall().fault()).isEqualTo("timeout");
    }

    @Test
    void is_slow_before_the_first_byte_and_between_chunks() throws Exception {
        order("\"kind\":\"slow\",\"delayMs\":50");
        long start = System.nanoTime();
        assertThat(chat("hello", "").status()).isEqualTo(200);
        assertThat(System.nanoTime() - start).isGreaterThan(50_000_000L);
        start = System.nanoTime();
        assertThat(chat("[[tokens=5]]", STREAM).events()).contains("[DONE]");
        assertThat(System.nanoTime() - start).isGreaterThan(250_000_000L);
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void is_slow_from_a_chunk_on() throws Exception {
        order("\"kind\":\"slow\",\"delayMs\":60,\"afterChunks\":4");
        long start = System.nanoTime();
        chat("[[tokens=6]]", STREAM);
        assertThat(System.nanoTime() - start).isBetween(120_000_000L, 600_000_000L);
    }

    @Test
    void answers_with_broken_json() throws Exception {
        order("\"kind\":\"malformed\"");
        Answer answer = chat("hello", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(answer::json).isInstanceOf(JacksonException.class);
        assertThat(onlyCall().served()).isFalse();
    }

    @Test
    void breaks_the_data_of_a_stream_after_some_chunks() throws Exception {
        order("\"kind\":\"malformed\",\"afterChunks\":2");
        Answer answer = chat("hello", STREAM);
        assertThat(answer.events()).hasSize(1 + 2 + 1);
        assertThatThrownBy(answer::chunks).isInstanceOf(JacksonException.class);
        assertThat(onlyCall().completionTokens()).isEqualTo(2);
    }

    @Test
    void hits_as_often_as_ordered() throws Exception {
        order("\"kind\":\"status\",\"status\":500,\"times\":2");
        assertThat(List.of(
                        chat("a", "").status(),
                        chat("a", "").status(),
                        chat("a", "").status()))
                .containsExactly(500, 500, 200);
        assertThat(client.get("/_sim/faults").json().isEmpty()).isTrue();
    }

    @Test
    void hits_the_ordered_share_of_calls() {
        simulator.faults().put(Fault.of("openai", FaultKind.DROP).probability(0.3));
        int hits = 0;
        for (int i = 0; i < 10_000; i++) {
            hits += simulator.faults().strike("openai", "chat") == null ? 0 : 1;
        }
        assertThat(hits).isBetween(2_800, 3_200);
    }

    @Test
    void spares_other_operations() throws Exception {
        order("\"operation\":\"models\",\"kind\":\"status\",\"status\":500");
        assertThat(chat("hello", "").status()).isEqualTo(200);
        assertThat(client.get("/v1/models").status()).isEqualTo(500);
    }

    @Test
    void is_taken_back_by_none_and_by_delete() throws Exception {
        order("\"kind\":\"status\",\"status\":500");
        order("\"kind\":\"none\"");
        assertThat(chat("hello", "").status()).isEqualTo(200);
        order("\"kind\":\"status\",\"status\":500");
        client.delete("/_sim/faults");
        assertThat(chat("hello", "").status()).isEqualTo(200);
    }

    @Test
    void spares_requests_that_are_refused_anyway() throws Exception {
        order("\"kind\":\"status\",\"status\":500,\"times\":1");
        assertThat(chat("hello", ",\"n\":0").status()).isEqualTo(400);
        assertThat(chat("hello", "").status()).isEqualTo(500);
    }
}
