package dev.atelier.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTokensTest {

    @ParameterizedTest
    @CsvSource({
        "Budget plan 2026, budget",
        "Budget plan 2026, PLAN budget",
        "Budget plan 2026, bud",
        "Budget plan 2026, 2026!",
        "'C++ (a+)+$ tricks', a+",
        "旅行计划, 旅行",
        "旅行计划, 计划",
        "旅行计划, 行计",
        "旅行计划, 计",
        "我的Java笔记, java 笔记",
        "Ｆｕｌｌ ｗｉｄｔｈ, full",
        "Ünïcode Straße, ünïcode",
        "東京タワー, タワー",
        "여행 계획, 여행",
    })
    void finds(String title, String query) {
        assertThat(SearchTokens.ofTitle(title)).containsAll(SearchTokens.ofQuery(query));
    }

    @ParameterizedTest
    @CsvSource({
        "Budget plan, plans",
        "Budget plan, udget",
        "旅行计划, 计行",
        "旅行计划, 划旅",
        "Budget, budget 2026",
    })
    void does_not_find(String title, String query) {
        assertThat(SearchTokens.ofTitle(title).containsAll(SearchTokens.ofQuery(query)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%%%%", ".*.*", "$", "()[]{}", "😀"})
    void nothing_to_search_for_gives_no_token(String query) {
        assertThat(SearchTokens.ofQuery(query)).isEmpty();
    }

    @Test
    void no_title_has_no_tokens() {
        assertThat(SearchTokens.ofTitle(null)).isEmpty();
    }

    @Test
    void the_longest_titles_have_a_bounded_number_of_tokens() {
        assertThat(SearchTokens.ofTitle("汉字排列".repeat(50))).hasSizeLessThan(401);
        assertThat(SearchTokens.ofTitle("x".repeat(200))).hasSize(SearchTokens.LONGEST_BEGINNING + 1);
        assertThat(SearchTokens.ofQuery("a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 0 "
                        + "aa bb cc dd ee ff gg hh"))
                .hasSize(40);
    }
}
