package dev.atelier.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Authorization: Bearer abc.def-123 refused | Authorization: Bearer *** refused",
                "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here | got *** here",
                "token atl_0123456789abcdef is old | token *** is old",
                "key sk-proj-0123456789abcdefXYZ, again | key ***, again",
                "GET https://x/y?key=AIzaSecret&z=1 failed | GET https://x/y?key=***&z=1 failed",
                "{\"password\":\"hunter22\",\"name\":\"a\"} | {\"password\":\"***\",\"name\":\"a\"}",
                "password=hunter22 | password=***",
                "Password: hunter22 | Password: ***",
                "apiKey=abcdef; secret = xyz | apiKey=***; secret = ***",
                "\"refreshToken\" : \"r.t\" | \"refreshToken\" : \"***\"",
                "no answer of mongodb://admin:hunter22@db:27017/users | no answer of mongodb://admin:***",
                "redis://:hunter22@cache:6379 is away | redis://:*** is away",
                "PlainLoginModule required username=\"a\" password=\"b\"; | PlainLoginModule required username=\"a\" password=\"***\";"
            })
    void masks_what_looks_like_a_secret(String text, String masked) {
        assertThat(SecretRedactor.redact(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a task-force on keys and tokens",
                "password must have 8 to 72 bytes",
                "the bearer",
                "key",
                "Redis key: limit:42",
                "sk-test",
                "http://127.0.0.1:8080/users/a@b.c",
                "mongodb://db-0:27017,db-1:27017/users",
                ""
            })
    void leaves_ordinary_words_alone(String text) {
        assertThat(SecretRedactor.redact(text)).isSameAs(text);
    }

    @Test
    void masks_every_secret_of_a_text() {
        assertThat(SecretRedactor.redact("token=a token=b")).isEqualTo("token=*** token=***");
    }
}
