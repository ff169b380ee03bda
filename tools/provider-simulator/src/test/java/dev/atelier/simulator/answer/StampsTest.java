package dev.atelier.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampsTest {

    @Test
    void tell_their_number_and_the_time_of_their_making() {
        long before = System.nanoTime();
        String[] stamp = new Stamps(40).get(7).text().strip().split("@");
        assertThat(stamp[0]).isEqualTo("000007");
        assertThat(Long.parseLong(stamp[1])).isBetween(before, System.nanoTime());
    }

    @Test
    void have_exactly_the_tokens_they_claim() {
        Answer answer = Answer.whole(new Stamps(500));
        assertThat(answer.tokens()).isEqualTo(500 * Stamps.TOKENS_EACH);
        assertThat(new TokenCounter().count(answer.text())).isEqualTo(answer.tokens());
    }
}
