package dev.atelier.aiproxy.adapter.generic.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExpressionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void leaves_out_what_is_not_there() {
        assertThat(evaluate("{\"a\": x, \"b\": y / 2, \"c\": $join(z.t), \"d\": [x]}", "{}"))
                .isEqualTo(JSON.readTree("{\"d\":[]}"));
    }

    @Test
    void keeps_null_numbers_and_nesting() {
        assertThat(evaluate("{\"a\": a, \"b\": [b.c], \"d\": d, \"e\": e}", """
                {"a": null, "b": [{"c": 1}, {"c": 2.5}], "d": 12345678901, "e": {"f": [null, true]}}"""))
                .isEqualTo(JSON.readTree("""
                        {"a": null, "b": [1, 2.5], "d": 12345678901, "e": {"f": [null, true]}}"""));
    }

    @Test
    void reads_json_out_of_a_text_and_writes_it_into_one() {
        assertThat(evaluate("$json(text).a", "{\"text\": \"{\\\"a\\\":[1]}\"}")).isEqualTo(JSON.readTree("[1]"));
        assertThat(evaluate("$string(a)", "{\"a\": {\"b\": 1}}").asString()).isEqualTo("{\"b\":1}");
        assertThatThrownBy(() -> evaluate("$json(text)", "{\"text\": \"{secret\"}"))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void yields_nothing_as_missing() {
        assertThat(evaluate("nowhere", "{}").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "a ? ", "$unclosed(", "\"text", "", "a.b[", "}"})
    void refuses_what_is_no_expression_by_the_name_of_its_setting(String source) {
        assertThatThrownBy(() -> Expression.compile("options.chat.request", source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("options.chat.request: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$replace(a, /b/, \"c\")", "/x/", "$match(a,/b/i)", "a ~> /b/", "{\"a\": /b/}"})
    void takes_no_regular_expression(String source) {
        assertThatThrownBy(() -> Expression.compile("options.chat.request", source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("regular expressions");
    }

    @Test
    void takes_no_regular_expression_in_disguise_either() {
        assertThatThrownBy(() -> evaluate("a in /b/ ", "{\"a\": \"b\"}")).isInstanceOf(EvaluationFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a / b", "(a) / 2", "a[0] / 2", "\"/x/\" & a", "a /* /b/ */", "`a/b` / 2", "$x / $y"})
    void takes_a_division_for_what_it_is(String source) {
        Expression.compile("options.chat.request", source);
    }

    @Test
    void evaluates_no_text_as_an_expression() {
        assertThatThrownBy(() -> evaluate("$eval(\"1\")", "{}")).isInstanceOf(EvaluationFailed.class);
    }

    @Test
    void pads_nothing() {
        assertThatThrownBy(() -> evaluate("$pad(\"x\", 400000)", "{}")).isInstanceOf(EvaluationFailed.class);
    }

    @Test
    void ends_what_does_not_end() {
        long begun = System.nanoTime();

        assertThatThrownBy(() -> evaluate("( $f := function($x) { $f($x + 1) }; $f(1) )", "{}"))
                .isInstanceOf(EvaluationFailed.class);
        assertThatThrownBy(() -> evaluate("[1, ( $f := function($x) { $f($x + 1) }; $f(1) )]", "{}"))
                .isInstanceOf(EvaluationFailed.class);
        assertThatThrownBy(() -> evaluate("{\"a\": 1, \"b\": $map([1..9999999], function($x) { $x * 2 })}", "{}"))
                .isInstanceOf(EvaluationFailed.class);

        assertThat(System.nanoTime() - begun).isLessThan(4 * Bounds.LONGEST.toNanos());
    }

    @Test
    void ends_what_goes_too_deep() {
        assertThatThrownBy(() -> evaluate("[1, ( $f := function($x) { 1 + $f($x + 1) }; $f(1) )]", "{}"))
                .isInstanceOf(EvaluationFailed.class);
    }

    @Test
    void says_nothing_of_its_input_when_it_fails() {
        assertThatThrownBy(() -> evaluate("secret + 1", "{\"secret\": \"my prompt\"}"))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageContaining("the setting test")
                .hasMessageNotContaining("my prompt");
        assertThatThrownBy(() -> evaluate("$error(secret)", "{\"secret\": \"my prompt\"}"))
                .hasMessageNotContaining("my prompt");
        assertThatThrownBy(() -> evaluate("function($x) { $x }", "{}")).isInstanceOf(EvaluationFailed.class);
    }

    @Test
    void serves_many_threads_at_once() throws Exception {
        Expression expression = Expression.compile("test", "{\"v\": $v, \"i\": i, \"all\": [list.($ + $$.i)]}");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> results = IntStream.range(0, 2_000)
                    .mapToObj(i -> threads.submit(
                            () -> expression.evaluate(Map.of("i", i, "list", List.of(1, 2)), Map.of("v", i))))
                    .toList();
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get())
                        .isEqualTo(JSON.readTree("{\"v\":%d,\"i\":%d,\"all\":[%d,%d]}".formatted(i, i, i + 1, i + 2)));
            }
        }
    }

    private static JsonNode evaluate(String expression, String input) {
        return Expression.compile("test", expression).evaluate(JSON.readValue(input, Object.class), Map.of());
    }
}
