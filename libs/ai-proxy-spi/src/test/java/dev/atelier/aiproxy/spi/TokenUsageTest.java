package dev.atelier.aiproxy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenUsageTest {

    @Test
    void counts_a_negative_report_as_nothing() {
        assertThat(new TokenUsage(-5, -1, -7, -1)).isEqualTo(TokenUsage.NONE);
    }

    @Test
    void lets_no_part_exceed_its_whole() {
        assertThat(new TokenUsage(10, 50, 3, 9)).isEqualTo(new TokenUsage(10, 10, 3, 3));
    }

    @Test
    void adds_prompt_and_completion() {
        assertThat(new TokenUsage(10, 4, 3, 1).total()).isEqualTo(13);
    }
}
