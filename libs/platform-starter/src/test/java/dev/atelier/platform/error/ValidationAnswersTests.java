package dev.atelier.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Client.Answer;
import dev.atelier.platform.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@Sample
class ValidationAnswersTests {

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void names_each_wrong_field_once_with_its_path() throws Exception {
        JsonNode errors = client.postJson(
                        "/api/things", "{\"name\":\" \",\"email\":\"x\",\"settings\":{\"temperature\":3}}")
                .json()
                .get("errors");

        assertThat(errors)
                .extracting(entry -> entry.get("field").asString())
                .containsExactly("email", "name", "settings.temperature");
        assertThat(errors)
                .extracting(entry -> entry.get("message").asString())
                .containsExactly("不是有效的邮箱地址", "不能为空", "不能大于 2");
        assertThat(errors)
                .allSatisfy(entry -> assertThat(entry.get("code").asString()).isEqualTo("VALIDATION_FAILED"));
    }

    @Test
    void speaks_english_to_those_who_ask_for_it_whatever_the_language_of_the_machine() throws Exception {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Answer english = client.postJson("/api/things", "{\"name\":\"ab\"}", "Accept-Language", "en-US");
            Answer chinese = client.postJson("/api/things", "{\"name\":\"ab\"}", "Accept-Language", "de-DE");

            assertThat(english.text()).isEqualTo("must have a size from 3 to 32");
            assertThat(chinese.text()).isEqualTo("长度或数量必须在 3 到 32 之间");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "nonsense", "{\"name\":\"abc\",\"name\":\"def\"}", "{\"name\":\"abc\"} x", "null"
            })
    void a_body_that_is_not_the_json_it_should_be_is_malformed(String body) throws Exception {
        Answer answer = client.postJson("/api/things", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "9", "[[],"})
    void endless_nesting_and_endless_numbers_are_malformed_at_once(String piece) throws Exception {
        String body = "{\"content\":" + piece.repeat(60_000 / piece.length());

        Answer answer = client.postJson("/api/things", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1"})
    void json_in_another_encoding_is_malformed_whatever_its_sender_calls_it(String charset) throws Exception {
        byte[] body = "{\"name\":\"café\"}".getBytes(charset);

        for (String type : List.of("application/json", "application/json;charset=" + charset)) {
            Answer answer = client.postBytes("/api/things", body, type);
            assertThat(answer.status()).as(type).isEqualTo(400);
            assertThat(answer.code()).as(type).isEqualTo("MALFORMED_JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0AF",
                "C1BF",
                "E080AF",
                "F08080AF",
                "EDA080",
                "EDBFBF",
                "F4908080",
                "F5808080",
                "FF",
                "80",
                "E282",
                "00"
            })
    void bytes_that_are_no_utf_8_are_malformed(String hex) throws Exception {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"name\":\"abc".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));

        Answer answer = client.postBytes("/api/things", body.toByteArray(), "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MALFORMED_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=utf-8", "application/json;charset=ISO-8859-1"})
    void every_character_of_utf_8_arrives(String type) throws Exception {
        String name = "aé你😀\u07ff\u0800\ud7ff\ue000\uffff" + Character.toString(0x10FFFF);
        byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);

        Answer answer = client.postBytes("/api/things", body, type);

        assertThat(answer.json().at("/data/name").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":{}} | name",
                "{\"name\":12345} | name",
                "{\"name\":true} | name",
                "{\"name\":\"abc\",\"settings\":{\"temperature\":\"1\"}} | settings.temperature",
                "{\"name\":\"abc\",\"settings\":{\"temperature\":\"warm\"}} | settings.temperature",
                "{\"name\":\"abc\",\"settings\":7} | settings",
                "{\"name\":\"abc\",\"colour\":\"GREEN\"} | colour",
                "{\"name\":\"abc\",\"at\":\"yesterday\"} | at"
            })
    void a_member_of_the_wrong_kind_is_named(String body, String field) throws Exception {
        Answer answer = client.postJson("/api/things", body, "Accept-Language", "en");

        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.text()).isEqualTo("has the wrong format or type");
        assertThat(answer.response().body()).doesNotContain("Thing", "java", "GREEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000abc", "\\ud800abc", "abc\\udc00"})
    void odd_characters_are_no_fault_of_ours(String name) throws Exception {
        assertThat(client.postJson("/api/things", "{\"name\":\"" + name + "\"}").status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"/api/sizes, size", "/api/sizes?size=many, size", "/api/sizes?size=11, size", "/api/header, X-Needed"})
    void a_parameter_that_is_missing_or_wrong_is_named(String path, String field) throws Exception {
        Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/sizes?size=%25&x=%FF", "/api/sizes?size=1&x=%zz", "/api/things?limit=%"})
    void a_query_that_cannot_be_decoded_is_a_bad_request(String path) throws Exception {
        String answer = client.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"success\":false")
                .doesNotContain("INTERNAL_ERROR");
    }

    @Test
    void speaks_chinese_to_those_who_ask_for_nothing() throws Exception {
        Answer answer = client.postJson("/api/things", "{\"name\":\"ab\"}", "Accept-Language", "");

        assertThat(answer.text()).isEqualTo("长度或数量必须在 3 到 32 之间");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=101, limit", "limit=ten, limit", "limit=-1, limit", "after=xyz, after"})
    void a_page_that_cannot_be_is_refused(String query, String field) throws Exception {
        Answer answer = client.get("/api/things?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/things/short", "/api/things/zzzzzzzzzzzzzzzzzzzzzzzz", "/api/numbered/seven"})
    void a_malformed_id_is_not_found(String path) throws Exception {
        assertThat(client.get(path).status()).isEqualTo(404);
    }
}
