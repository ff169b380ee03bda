package dev.atelier.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void lines_up_its_columns() {
        assertThat(new Table("", "ms").row("direct", "1.5").row("chat", "12.5").text())
                .isEqualTo("""
                |        |   ms |
                |--------|-----:|
                | direct |  1.5 |
                | chat   | 12.5 |
                """);
    }

    @Test
    void refuses_a_row_that_does_not_fit() {
        assertThatThrownBy(() -> new Table("", "ms").row("direct")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shows_a_dash_for_what_was_not_measured() {
        assertThat(Numbers.fine(Double.NaN)).isEqualTo("–");
        assertThat(Numbers.whole(12345.6)).isEqualTo("12,346");
        assertThat(Numbers.finest(0.12345)).isEqualTo("0.123");
    }
}
