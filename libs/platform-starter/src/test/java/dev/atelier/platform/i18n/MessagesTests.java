package dev.atelier.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.error.ErrorCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private final Messages messages = Messages.bundled();

    @Test
    void both_languages_have_the_same_keys_and_no_empty_text() throws IOException {
        Properties chinese = load("/atelier-messages.properties");
        Properties english = load("/atelier-messages_en.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(Stream.concat(chinese.values().stream(), english.values().stream()))
                .noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void every_code_has_a_sentence() throws IOException {
        assertThat(load("/atelier-messages.properties").stringPropertyNames())
                .containsAll(
                        Stream.of(ErrorCode.values()).map(ErrorCode::messageKey).toList());
    }

    @Test
    void fills_placeholders_in_order_whether_they_are_named_or_numbered() {
        assertThat(messages.text("validation.size", Locale.ENGLISH, 3, 32_000))
                .isEqualTo("must have a size from 3 to 32000");
        assertThat(Template.fill("{1} isn't {0}, {1} is", List.of("a", "b"))).isEqualTo("a isn't b, a is");
    }

    @Test
    void texts_of_a_library_are_found_once_it_names_its_bundle() {
        var lib = new Messages(Bundles.open(Stream.of(new MessageBundle("library-messages"))));

        assertThat(lib.text("library.greeting", Locale.ENGLISH, "Ada")).isEqualTo("Hello, Ada, it's me");
        assertThat(lib.text("validation.size", Locale.ENGLISH, 3, 4)).isEqualTo("must have a size from 3 to 4");
        assertThat(messages.text("library.greeting", Locale.ENGLISH)).isEqualTo("library.greeting");
    }

    @Test
    void an_unknown_key_is_its_own_text() {
        assertThat(messages.text("no.such.key", Locale.ENGLISH)).isEqualTo("no.such.key");
    }

    private static Properties load(String file) throws IOException {
        var properties = new Properties();
        try (var in = new InputStreamReader(MessagesTests.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
