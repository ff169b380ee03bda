package dev.atelier.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

    private static boolean contains(String body, String part) {
        return new HttpAnswer(200, body.getBytes(StandardCharsets.UTF_8))
                .contains(part.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void finds_a_part_wherever_it_stands() {
        assertThat(contains("aab", "ab")).isTrue();
        assertThat(contains("abc", "abc")).isTrue();
        assertThat(contains("abc", "abcd")).isFalse();
        assertThat(contains("ababa", "abb")).isFalse();
    }
}
