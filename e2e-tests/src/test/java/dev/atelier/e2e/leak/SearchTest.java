package dev.atelier.e2e.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs no stack. */
class SearchTest {

    private static final String SECRET = "canary+pw/7d41 ü";

    private final Search search = Search.of(SECRET);

    private List<String> in(String text) {
        return search.in(List.of(Piece.of("a file", text.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void finds_a_secret_as_it_is_and_says_where() {
        assertThat(in("user=ada\0password=" + SECRET + "\n"))
                .singleElement()
                .asString()
                .startsWith("a file: …user=ada password=canary+pw/7d41");
    }

    @Test
    void finds_a_secret_in_a_url() {
        String inUrl = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);

        assertThat(in("GET /?q=" + inUrl)).hasSize(1);
        assertThat(in("GET /?q="
                        + inUrl.replace("%2B", "%2b").replace("%2F", "%2f").replace("%C3%BC", "%c3%bc")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "ada:"})
    void finds_a_secret_in_base64_whatever_stands_before_and_behind(String before) {
        byte[] text = utf8(before + SECRET + " and more");

        assertThat(in("Basic " + Base64.getEncoder().encodeToString(text))).hasSize(1);
        assertThat(in(Base64.getUrlEncoder().withoutPadding().encodeToString(text)))
                .hasSize(1);
        assertThat(in(Base64.getEncoder().encodeToString(utf8(before + SECRET))))
                .hasSize(1);
    }

    @Test
    void finds_a_secret_in_hexadecimal_digits() {
        String digits = HexFormat.of().formatHex(utf8(SECRET));

        assertThat(in(digits)).hasSize(1);
        assertThat(in(digits.toUpperCase(Locale.ROOT))).hasSize(1);
    }

    @Test
    void finds_what_has_the_shape_of_a_token() {
        Search shaped = search.orShape("atl_[0-9A-Za-z]{46}");

        assertThat(shaped.in(List.of(new Piece("a record", "x atl_" + "7".repeat(46)))))
                .hasSize(1);
        assertThat(shaped.in(List.of(new Piece("a record", "x atl_7777")))).isEmpty();
    }

    @Test
    void finds_nothing_where_nothing_is() {
        assertThat(in("canary+pw/7d42")).isEmpty();
        assertThat(in("")).isEmpty();
    }
}
