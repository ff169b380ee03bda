package dev.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Client.Answer;
import dev.atelier.platform.sample.Sample;
import dev.atelier.platform.sample.ThingController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Sample
class AnswerNegotiationTests {

    @Autowired
    private ThingController things;

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "application/json;charset=utf-16",
                "application/problem+json, application/json;q=0.1"
            })
    void json_is_called_json(String accept) throws Exception {
        Answer answer = client.get("/api/nothing", "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().get("success").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/problem+json",
                "application/*+json",
                "application/json;q=0",
                "*/*;q=0",
                "text/event-stream",
                "text/csv",
                "nonsense"
            })
    void what_is_not_made_is_refused_before_anything_is_done(String accept) throws Exception {
        int before = things.created();

        Answer answer = client.postJson("/api/things", "{\"name\":\"abc\"}", "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(things.created()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "text/csv|text/csv",
                "text/csv, */*|text/csv",
                "text/csv;q=0, */*|application/json",
                "text/csv;q=0.5, application/json|application/json"
            })
    void a_handler_with_a_choice_makes_what_was_agreed_on(String accept, String type) throws Exception {
        assertThat(client.get("/api/choice", "Accept", accept).header("Content-Type"))
                .startsWith(type);
    }

    @Test
    void a_redirect_suits_every_client() throws Exception {
        assertThat(client.get("/api/elsewhere", "Accept", "text/html").status()).isEqualTo(302);
    }

    @Test
    void several_headers_are_one() throws Exception {
        Answer answer = client.get("/api/choice", "Accept", "application/json;q=0.2", "Accept", "text/csv;q=0.8");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
    }
}
