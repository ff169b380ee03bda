package dev.atelier.platform.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@Sample
class EnvelopeTests {

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void a_success_with_nothing_to_tell_writes_every_member() throws Exception {
        assertThat(client.get("/api/nothing").response().body())
                .isEqualTo("{\"success\":true,\"data\":null,\"message\":\"操作成功\",\"errors\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Success",
                "en-GB,zh;q=0.5 | Success",
                "zh-TW | 操作成功",
                "fr, en;q=0.1 | Success",
                "ja | 操作成功",
                "* | 操作成功",
                "%% | 操作成功"
            })
    void a_success_speaks_the_callers_language(String accepted, String message) throws Exception {
        assertThat(client.get("/api/nothing", "Accept-Language", accepted)
                        .json()
                        .get("message")
                        .asString())
                .isEqualTo(message);
    }

    @Test
    void times_always_have_milliseconds() throws Exception {
        assertThat(client.get("/api/time").json().get("data").asString()).isEqualTo("2026-11-22T10:15:30.000Z");
    }

    @Test
    void a_page_tells_how_to_go_on() {
        var request = new PageRequest(2, null);

        Page<String> page = Page.of(List.of("c", "b", "a"), request, id -> id);

        assertThat(page).isEqualTo(new Page<>(List.of("c", "b"), true, "b"));
        assertThat(Page.of(List.of("a"), request, id -> id)).isEqualTo(new Page<>(List.of("a"), false, null));
    }

    @Test
    void an_id_is_24_hexadecimal_characters() {
        assertThat(ObjectIds.require("65F000000000000000000abc")).isEqualTo("65f000000000000000000abc");
        assertThat(ObjectIds.isValid("65f000000000000000000ab")).isFalse();
        assertThat(ObjectIds.isValid("65f000000000000000000abg")).isFalse();
        assertThat(ObjectIds.isValid("６5f00000000000000000abcd")).isFalse();
    }
}
