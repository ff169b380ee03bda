package dev.atelier.chat.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellFormedTextTest {

    @Test
    void whole_pairs_are_well_formed() {
        assertThat(WellFormedText.is("a😀\u0000b")).isTrue();
        assertThat(WellFormedText.is(null)).isTrue();
        assertThat(WellFormedText.repaired("a😀b")).isEqualTo("a😀b");
    }

    @Test
    void halves_are_not() {
        assertThat(WellFormedText.is("\uD83D")).isFalse();
        assertThat(WellFormedText.is("\uDE00\uD83D")).isFalse();
        assertThat(WellFormedText.is("\uD83Dx")).isFalse();
    }

    @Test
    void replaces_halves_and_nothing_else() {
        assertThat(WellFormedText.repaired("😀\uD83Dx\uDE00😀")).isEqualTo("😀\uFFFDx\uFFFD😀");
    }

    @Test
    void one_line_has_no_control_characters() {
        assertThat(WellFormedText.isOneLine("你好 😀")).isTrue();
        assertThat(WellFormedText.isOneLine(null)).isTrue();
        assertThat(WellFormedText.isOneLine("a\nb")).isFalse();
        assertThat(WellFormedText.isOneLine("a\u009fb")).isFalse();
        assertThat(WellFormedText.isOneLine("\uD83D")).isFalse();
    }

    @Test
    void prose_has_lines_and_tabs_and_no_other_control_characters() {
        assertThat(WellFormedText.isProse("a\r\n\tb")).isTrue();
        assertThat(WellFormedText.isProse("a\u0000b")).isFalse();
        assertThat(WellFormedText.isProse("a\u007fb")).isFalse();
        assertThat(WellFormedText.isProse("\uD83D")).isFalse();
    }
}
