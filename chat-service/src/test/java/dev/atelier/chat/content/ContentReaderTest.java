package dev.atelier.chat.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.url.UserUrls;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ContentReaderTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ContentReader READER = new ContentReader(new ImageAddress(UserUrls.judgedBySpelling()));

    @Test
    void reads_a_text() {
        assertThat(read("\"hello 你好 😀\"")).isEqualTo(new Content.Text("hello 你好 😀"));
    }

    @Test
    void reads_text_and_pictures() {
        assertThat(read("""
                        [{"type":"text","text":"what is it?"},
                         {"type":"image_url","image_url":{"url":"https://example.com/cat.png","detail":"low"}},
                         {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]"""))
                .isEqualTo(new Content.Parts(List.of(
                        new Part.Text("what is it?"),
                        new Part.Image("https://example.com/cat.png", "low"),
                        new Part.Image("data:image/png;base64,iVBORw0KGgo=", null))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \\n\\t\"", "12", "true", "{}", "{\"$ne\":null}", "[]", "1e309"})
    void refuses_what_is_no_content(String json) {
        assertThat(refusal(json).code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(refusal(json).field()).isEqualTo("content");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"type\":\"file\"}]|content[0].type",
                "[7]|content[0].type",
                "[{\"type\":\"text\",\"text\":7}]|content[0].text",
                "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image_url\",\"image_url\":\"x\"}]|content[1].image_url.url",
                "[{\"type\":\"text\",\"text\":\" \"}]|content",
                "[{\"type\":\"text\",\"text\":\"\\uD83D\"}]|content[0].text",
                "\"\\uD83D\"|content",
                "\"a\\u0000\"|content",
                "[{\"type\":\"text\",\"text\":\"\\u0000\"}]|content[0].text",
            })
    void names_the_member_that_is_wrong(String json, String field) {
        assertThat(refusal(json).code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(refusal(json).field()).isEqualTo(field);
    }

    @Test
    void refuses_an_unknown_detail() {
        assertThat(refusal(image("https://example.com/a.png\",\"detail\":\"tiny"))
                        .field())
                .isEqualTo("content[0].image_url.detail");
    }

    @Test
    void refuses_an_address_that_is_not_passed_on_with_422() {
        ApiException refusal = refusal(image("http://169.254.169.254/latest/meta-data"));
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
        assertThat(refusal.field()).isEqualTo("content[0].image_url.url");
    }

    @Test
    void takes_a_million_characters_and_no_more() {
        String most = "x".repeat(ContentReader.MAX_TEXT);
        assertThat(read('"' + most + '"').plainText()).hasSize(ContentReader.MAX_TEXT);
        assertThat(refusal('"' + most + "x\"").field()).isEqualTo("content");
    }

    @Test
    void takes_twenty_parts_and_no_more() {
        String part = "{\"type\":\"text\",\"text\":\"a\"}";
        assertThat(read(Collections.nCopies(20, part).toString()).plainText()).hasSize(39);
        assertThat(refusal(Collections.nCopies(21, part).toString()).field()).isEqualTo("content");
    }

    @Test
    void refuses_pictures_that_would_not_fit_into_the_store() {
        String picture = "data:image/png;base64," + "A".repeat(ContentReader.MAX_IMAGES);
        assertThat(refusal(image(picture)).field()).isEqualTo("content");
    }

    private static String image(String url) {
        return "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}]";
    }

    private static Content read(String json) {
        return READER.read(JSON.readTree(json));
    }

    private static ApiException refusal(String json) {
        return catchThrowableOfType(ApiException.class, () -> read(json));
    }
}
