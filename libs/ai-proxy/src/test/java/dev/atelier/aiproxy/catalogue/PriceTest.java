package dev.atelier.aiproxy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.TokenUsage;
import org.junit.jupiter.api.Test;

class PriceTest {

    /** 2.50 USD in, 0.25 cached, 15 out, per million. */
    private static final Price PRICE = new Price("v1", 2_500_000, 250_000, 15_000_000);

    @Test
    void adds_up_each_class_of_tokens() {
        long micros = PRICE.costMicros(new TokenUsage(1_000_000, 400_000, 100_000, 50_000));

        assertThat(micros).isEqualTo(1_500_000 + 100_000 + 1_500_000);
    }

    @Test
    void rounds_half_up_once_over_the_whole_call() {
        Price cheap = new Price("v1", 250_000, 0, 250_000);

        assertThat(cheap.costMicros(new TokenUsage(1, 0, 0, 0))).isZero();
        assertThat(cheap.costMicros(new TokenUsage(1, 0, 1, 0))).isEqualTo(1);
        assertThat(cheap.costMicros(new TokenUsage(3, 0, 3, 0))).isEqualTo(2);
    }

    @Test
    void fails_rather_than_wrap_around() {
        assertThatThrownBy(() -> PRICE.costMicros(new TokenUsage(Long.MAX_VALUE, 0, 0, 0)))
                .isInstanceOf(ArithmeticException.class);
    }
}
