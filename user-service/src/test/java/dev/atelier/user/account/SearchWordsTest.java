package dev.atelier.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void an_account_has_every_beginning_of_every_word_once() {
        assertThat(SearchWords.of("Ada_L", "ada@ex.org"))
                .containsExactly("a", "ad", "ada", "l", "e", "ex", "o", "or", "org");
    }

    @Test
    void a_query_has_whole_words() {
        assertThat(SearchWords.ofQuery("  Ada, LOVELACE ada ")).containsExactly("ada", "lovelace");
        assertThat(SearchWords.ofQuery("ａｄａ")).containsExactly("ada");
        assertThat(SearchWords.ofQuery("张三 .*")).isEmpty();
    }

    @Test
    void a_long_word_is_found_by_its_beginning_or_whole() {
        String word = "a".repeat(60);
        assertThat(SearchWords.of("abc", word + "@ex.org"))
                .contains(word, word.substring(0, 32))
                .doesNotContain(word.substring(0, 33));
    }
}
