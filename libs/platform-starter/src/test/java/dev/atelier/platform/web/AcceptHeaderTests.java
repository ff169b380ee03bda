package dev.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class AcceptHeaderTests {

    private static final List<MediaType> JSON_OR_EVENTS =
            List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM);

    @Test
    void the_first_one_offered_is_the_default() {
        assertThat(AcceptHeader.choose(null, JSON_OR_EVENTS)).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(AcceptHeader.choose("", JSON_OR_EVENTS)).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "application/json|application/json",
                "application/*|application/json",
                "application/json;charset=UTF-8|application/json",
                "application/json;charset=utf-16|application/json",
                "application/problem+json, application/json;q=0.1|application/json",
                "text/event-stream|text/event-stream",
                "TEXT/EVENT-STREAM|text/event-stream",
                "text/*|text/event-stream",
                "text/event-stream, */*|text/event-stream",
                "application/json, text/event-stream|application/json",
                "text/event-stream, application/json|text/event-stream",
                "text/event-stream;q=0.5, application/json|application/json",
                "text/event-stream, application/json;q=0.9|text/event-stream",
                "text/html, application/json;q=0.1|application/json",
                "application/json;q=0, */*|text/event-stream",
                "text/html, */*;q=0.1|application/json",
            })
    void follows_the_clients_preference(String accept, String type) {
        assertThat(AcceptHeader.choose(accept, JSON_OR_EVENTS)).hasToString(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/*",
                "application/json;q=0",
                "*/*;q=0",
                "application/*;q=0.0, text/*;q=0",
                "application/problem+json",
                "application/*+json",
                "application/vnd.api+json",
                "nonsense",
                "application/json;q=2",
                "application/xml, text/plain"
            })
    void refuses_what_cannot_be_made(String accept) {
        assertThat(AcceptHeader.choose(accept, JSON_OR_EVENTS)).isNull();
    }
}
