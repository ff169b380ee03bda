package dev.atelier.aiproxy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.TokenUsage;
import org.junit.jupiter.api.Test;

class PriceTest {

    /** 2.50 USD in, 0.25 cached, 15 out, per million. */
    private static final Price PRICE = Price.ofTokens("v1", 2_500_000, 250_000, 15_000_000);

    @Test
    void adds_up_each_class_of_tokens() {
        long micros = PRICE.costMicros(new TokenUsage(1_000_000, 400_000, 100_000, 50_000));

        assertThat(micros).isEqualTo(1_500_000 + 100_000 + 1_500_000);
    }

    @Test
    void rounds_half_up_once_over_the_whole_call() {
        Price cheap = Price.ofTokens("v1", 250_000, 0, 250_000);

        assertThat(cheap.costMicros(new TokenUsage(1, 0, 0, 0))).isZero();
        assertThat(cheap.costMicros(new TokenUsage(1, 0, 1, 0))).isEqualTo(1);
        assertThat(cheap.costMicros(new TokenUsage(3, 0, 3, 0))).isEqualTo(2);
    }

    @Test
    void reasoning_may_have_a_price_of_its_own() {
        Price price = new Price("v1", 2_000_000, 2_000_000, 8_000_000, 3_000_000, 0);

        assertThat(price.costMicros(new TokenUsage(0, 0, 1_000_000, 400_000))).isEqualTo(4_800_000 + 1_200_000);
    }

    @Test
    void a_picture_or_second_costs_its_price_beside_what_tokens_cost() {
        Price price = new Price("v1", 5_000_000, 5_000_000, 0, 0, 40_000);

        assertThat(price.costMicros(TokenUsage.NONE, 3)).isEqualTo(120_000);
        assertThat(price.costMicros(new TokenUsage(1, 0, 0, 0), 1)).isEqualTo(40_005);
    }

    @Test
    void the_most_a_call_can_cost_counts_each_token_as_the_dearest_it_may_turn_out_to_be() {
        Price price = new Price("v1", 2_000_000, 200_000, 8_000_000, 12_000_000, 0);
        long most = price.mostMicros(1_000, 500);

        assertThat(most).isEqualTo(2_000 + 6_000);
        assertThat(price.costMicros(new TokenUsage(1_000, 700, 500, 500))).isLessThanOrEqualTo(most);
    }

    @Test
    void fails_rather_than_wrap_around() {
        assertThatThrownBy(() -> PRICE.costMicros(new TokenUsage(Long.MAX_VALUE, 0, 0, 0)))
                .isInstanceOf(ArithmeticException.class);
    }
}
