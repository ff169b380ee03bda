package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormatTest {

    @Test
    void json_is_the_default() {
        assertThat(AnswerFormat.of(null)).isEqualTo(AnswerFormat.JSON);
        assertThat(AnswerFormat.of("")).isEqualTo(AnswerFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|JSON",
                "application/json|JSON",
                "application/*|JSON",
                "application/json;charset=UTF-8|JSON",
                "text/event-stream|EVENTS",
                "TEXT/EVENT-STREAM|EVENTS",
                "text/*|EVENTS",
                "text/event-stream, */*|EVENTS",
                "application/json, text/event-stream|JSON",
                "text/event-stream, application/json|EVENTS",
                "text/event-stream;q=0.5, application/json|JSON",
                "text/event-stream, application/json;q=0.9|EVENTS",
                "text/html, application/json;q=0.1|JSON",
                "application/json;q=0, */*|EVENTS",
                "text/html, */*;q=0.1|JSON",
            })
    void follows_the_clients_preference(String accept, AnswerFormat format) {
        assertThat(AnswerFormat.of(accept)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*", "application/json;q=0", "nonsense", "application/xml, text/plain"})
    void refuses_what_cannot_be_made(String accept) {
        assertThat(catchThrowableOfType(ApiException.class, () -> AnswerFormat.of(accept))
                        .code())
                .isEqualTo(ErrorCode.NOT_ACCEPTABLE);
    }
}
