package dev.atelier.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

    private final Prose prose = new Prose();
    private final TokenCounter counter = new TokenCounter();

    @Test
    void every_answer_has_exactly_the_tokens_it_claims() {
        for (int seed = 0; seed < 3000; seed++) {
            Answer answer = prose.write(seed, seed % 70);
            assertThat(counter.count(answer.text())).as(answer.text()).isEqualTo(seed % 70);
        }
    }

    @Test
    void split_pieces_join_to_the_text_and_to_its_token_count() {
        for (String text : List.of("plain words", "你好，世界", "👩‍👩‍👧‍👦 🏳️‍🌈", "a\n\n\tb", "")) {
            Answer answer = Answer.whole(counter.split(text));
            assertThat(answer.text()).isEqualTo(text);
            assertThat(answer.tokens()).isEqualTo(counter.count(text));
        }
    }
}
