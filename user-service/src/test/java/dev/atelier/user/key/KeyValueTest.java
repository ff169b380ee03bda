package dev.atelier.user.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** V01: at most the beginning all keys of a provider share, and the last four characters. */
class KeyValueTest {

    @ParameterizedTest
    @CsvSource({
        "sk-proj-0123456789wxyz, sk-…wxyz",
        "sk-ant-api03-0123456789wxyz, sk-…wxyz",
        "key_0123456789abcdwxyz, key_…wxyz",
        "AIzaSyA0123456789wxyz, …wxyz",
        "0123456789abcdefwxyz, …wxyz",
        "secret-0123456789wxyz, …wxyz",
        "sk-4567wxyz, …wxyz",
        "abcdwxyz, …wxyz"
    })
    void shows_prefix_and_tail(String key, String masked) {
        assertThat(new KeyValue(key.toCharArray()).masked()).isEqualTo(masked);
    }

    @Test
    void leaves_nothing_behind() {
        char[] given = "sk-0123456789".toCharArray();
        byte[] held;
        try (var value = new KeyValue(given)) {
            held = value.bytes();
            assertThat(value).hasToString("KeyValue[…]");
            assertThat(held).contains((byte) 's');
        }

        assertThat(given).containsOnly('\0');
        assertThat(held).containsOnly((byte) 0);
    }
}
