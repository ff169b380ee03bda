package dev.atelier.chat.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IdempotencyKeyTest {

    @Test
    void a_request_needs_no_key() {
        assertThat(IdempotencyKey.of(new MockHttpServletRequest())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "8e03978e-40d5-43dd-bc93-6894a57f9324", "{\"$ne\":1}", "~!"})
    void visible_ascii_is_a_key(String key) {
        assertThat(IdempotencyKey.of(request(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "schlüssel", "a\tb", "\u007f", "键"})
    void nothing_else_is(String key) {
        assertThatThrownBy(() -> IdempotencyKey.of(request(key))).isInstanceOf(ApiException.class);
    }

    @Test
    void two_keys_are_none() {
        MockHttpServletRequest request = request("a");
        request.addHeader(IdempotencyKey.HEADER, "a");
        assertThatThrownBy(() -> IdempotencyKey.of(request)).isInstanceOf(ApiException.class);
    }

    private static MockHttpServletRequest request(String key) {
        var request = new MockHttpServletRequest();
        request.addHeader(IdempotencyKey.HEADER, key);
        return request;
    }
}
