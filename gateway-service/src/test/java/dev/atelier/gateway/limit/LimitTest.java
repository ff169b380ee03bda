package dev.atelier.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    @Test
    void is_written_burst_slash_per_second() {
        assertThat(Limit.of("200/100")).isEqualTo(new Limit(200, 100));
        assertThat(Limit.of(" OFF ")).isEqualTo(Limit.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "0/1", "1/0", "-1/5", "a/b", "1/2/3", "1.5/1"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.of(text));
    }

    @Test
    void a_share_is_never_nothing() {
        assertThat(new Limit(10, 5).share(3)).isEqualTo(new Limit(3, 1));
        assertThat(new Limit(2, 1).share(5)).isEqualTo(new Limit(1, 1));
    }
}
