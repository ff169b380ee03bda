package dev.atelier.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTokenTests {

    private final SecureRandom random = new SecureRandom();

    @Test
    void has_more_than_160_random_bits_and_its_own_prefix() {
        assertThat(ProgramToken.random(random).text()).matches("atl_[0-9A-Za-z]{46}");
        assertThat(40 * Math.log(62) / Math.log(2)).isGreaterThan(160);
    }

    @Test
    void no_two_are_the_same() {
        var texts = IntStream.range(0, 1000)
                .mapToObj(_ -> ProgramToken.random(random).text())
                .collect(Collectors.toSet());

        assertThat(texts).hasSize(1000);
    }

    @Test
    void is_read_back() {
        ProgramToken token = ProgramToken.random(random);

        ProgramToken read = ProgramToken.parse(token.text());

        assertThat(read).isNotNull();
        assertThat(read.text()).isEqualTo(token.text());
        assertThat(read.hash()).isEqualTo(token.hash()).matches("[0-9a-f]{64}");
        assertThat(token.text()).startsWith(token.prefix());
        assertThat(token.prefix()).hasSize(10);
    }

    @Test
    void one_wrong_character_anywhere_is_noticed() {
        String text = ProgramToken.random(random).text();

        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ProgramToken.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "atl_",
                "atl_' OR 1=1--",
                "atl_{\"$ne\":null}",
                "sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL",
                "atl_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL",
                "atl_000000000000000000000000000000000000000000000０",
                "atl_00000000000000000000000000000000000000000000-_"
            })
    void junk_is_no_token(String junk) {
        assertThat(ProgramToken.parse(junk)).isNull();
    }

    @Test
    void a_text_of_any_length_is_refused_in_no_time() {
        assertThat(ProgramToken.parse("atl_" + "x".repeat(1 << 20))).isNull();
    }

    @Test
    void never_shows_its_secret_by_accident() {
        ProgramToken token = ProgramToken.random(random);

        assertThat(token.toString()).doesNotContain(token.text().substring(10));
    }
}
