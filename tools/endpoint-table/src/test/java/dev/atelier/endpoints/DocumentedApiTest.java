package dev.atelier.endpoints;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.documented.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DocumentedApiTest {

    private static final String BOOK = "{'id': '64b000000000000000000001', 'pages': 7, 'lentAt': null}";

    private final DocumentedApi api = DocumentedApi.of(Shelf.class.getPackageName());

    @Test
    void a_documented_api_is_complete() {
        assertThatCode(api::requireComplete).doesNotThrowAnyException();
    }

    @Test
    void an_endpoint_that_does_not_say_what_it_does_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(DocumentedApi.of("dev.atelier.undocumented")::requireComplete)
                .withMessageContaining("get /api/silent");
    }

    @Test
    void a_form_of_an_answer_that_nobody_describes_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(DocumentedApi.of("dev.atelier.formless")::requireComplete)
                .withMessageContaining("does not say what application/zip looks like");
    }

    @Test
    void a_promised_answer_passes() {
        assertThatCode(() -> answer(200, BOOK)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "'pages' > 'sheets'",
                "'pages': 7 > 'pages': 'seven'",
                "'pages': 7 > 'pages': 7.5",
                "64b0 > xyz0",
                "'lentAt': null > 'lentAt': 'yesterday'",
                "'lentAt': null > 'lentAt': null, 'secret': 1"
            })
    void an_answer_that_was_not_promised_fails(String promised, String given) {
        String book = BOOK.replace(promised, given);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> answer(200, book));
    }

    @Test
    void a_status_that_was_not_promised_fails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> answer(201, BOOK))
                .withMessageContaining("not documented: GET /api/books/{id} 201");
    }

    private void answer(int status, String book) {
        String body = "{'success': true, 'data': " + book + ", 'message': 'ok', 'errors': null}";
        api.requireAnswer("GET", "/api/books/{id}", status, JsonMapper.shared().readTree(body.replace('\'', '"')));
    }
}
