package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class MessageFaultTest extends MessageTest {

    private static void order(String rest) throws Exception {
        assertThat(client.put("/_sim/faults", "{\"provider\":\"anthropic\"," + rest + "}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error",
        "401, authentication_error",
        "402, billing_error",
        "403, permission_error",
        "404, not_found_error",
        "409, conflict_error",
        "429, rate_limit_error",
        "500, api_error",
        "504, timeout_error",
        "529, overloaded_error"
    })
    void answers_with_the_ordered_status_and_its_type_of_error(int status, String type) throws Exception {
        order("\"kind\":\"status\",\"status\":" + status);
        Answer answer = message("hello", "");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asString()).isEqualTo("error");
        assertThat(answer.error().path("type").asString()).isEqualTo(type);
        assertThat(answer.json().path("request_id").asString()).isEqualTo(answer.header("request-id"));
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(onlyCall().served()).isFalse();
    }

    @Test
    void tells_how_long_to_wait_when_ordered() throws Exception {
        order("\"kind\":\"status\",\"status\":429,\"retryAfter\":3");
        Answer answer = message("hello", "");
        assertThat(answer.header("retry-after")).isEqualTo("3");
        assertThat(answer.header("anthropic-ratelimit-requests-remaining")).isEqualTo("0");
    }

    @Test
    void speaks_html_when_the_request_is_too_large_for_the_edge() throws Exception {
        order("\"kind\":\"status\",\"status\":413");
        assertThat(message("hello", "").raw().body()).startsWith("<html>");
    }

    @Test
    void says_that_credit_is_gone_in_words_only() throws Exception {
        order("\"kind\":\"status\",\"status\":400,\"code\":\"credit_balance_too_low\"");
        Answer answer = message("hello", "");
        assertThat(answer.error().path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(answer.error().path("message").asString()).startsWith("Your credit balance is too low");
    }

    @Test
    void puts_the_error_inside_the_stream_after_some_deltas() throws Exception {
        order("\"kind\":\"status\",\"status\":529,\"afterChunks\":3");
        Answer answer = message("hello", STREAM);
        assertThat(answer.status()).isEqualTo(200);
        List<Event> events = events(answer);
        assertThat(events.getLast().name()).isEqualTo("error");
        assertThat(events.getLast().data().at("/error/type").asString()).isEqualTo("overloaded_error");
        assertThat(events).noneMatch(event -> event.name().equals("message_stop"));
        assertThat(onlyCall().completionTokens()).isEqualTo(3);
    }

    @Test
    void breaks_a_stream_off() throws Exception {
        order("\"kind\":\"drop\",\"afterChunks\":2");
        assertThatThrownBy(() -> message("hello", STREAM)).isInstanceOf(IOException.class);
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void sends_an_event_that_nobody_can_read() throws Exception {
        order("\"kind\":\"malformed\",\"afterChunks\":2");
        Answer answer = message("hello", STREAM);
        assertThatThrownBy(() -> events(answer)).isInstanceOf(JacksonException.class);
    }

    @Test
    void spares_the_other_provider() throws Exception {
        order("\"kind\":\"status\",\"status\":529");
        assertThat(chat("hello", "").status()).isEqualTo(200);
    }
}
