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
}
