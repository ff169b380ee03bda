package dev.atelier.aiproxy.adapter.generic.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenericSettingsTest {

    private final Map<String, String> options =
            new HashMap<>(Map.of("chat.url", "/chat", "chat.request", "$", "chat.answer", "{\"message\": m}"));

    @Test
    void has_nothing_of_what_nothing_is_said_about() {
        assertThat(read().chat().stream()).isNull();
        options.clear();
        assertThat(read().chat()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.url", "chat.request", "chat.answer"})
    void names_what_is_missing(String name) {
        options.remove(name);

        assertRefused(name, "is missing");
    }

    @Test
    void names_what_a_stream_wants_once_anything_is_said_about_it() {
        options.put("chat.stream.end", "[DONE]");

        assertRefused("chat.stream.chunk", "is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.anwser", "chat.stream.chunks", "header.X-Key", "typo", "errors.kinds"})
    void names_what_it_does_not_know(String name) {
        options.put("chat.stream.chunk", "{}");
        options.put(name, "1");

        assertRefused(name, "is no setting of the generic adapter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat.request | { | Expected",
                "errors.kind | $x( | :",
                "chat.stream.chunk | $match(a, /x/) | regular expressions",
                "chat.url | chat | must begin with /",
                "chat.url | https://elsewhere.example/chat | must begin with /",
                "chat.url | /chat?key={key} | may hold [model] in braces, not {key}",
                "chat.url | /chat of {model} | Illegal character",
                "chat.method | FETCH | must be one of",
                "chat.capabilities | tools, telepathy | may be some of",
                "headers.X:Key | 1 | is no header",
            })
    void names_what_is_wrong(String name, String value, String why) {
        options.put("chat.stream.chunk", "{}");
        options.put(name, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("atelier.catalogue.providers.p.options." + name)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image.url",
                "image.request",
                "image.answer",
                "video.submit.url",
                "video.submit.request",
                "video.submit.answer",
                "video.poll.url",
                "video.poll.answer",
                "video.cancel.url",
                "video.find.answer"
            })
    void names_what_is_missing_of_pictures_and_videos(String name) {
        describeMedia();
        options.remove(name);

        assertRefused(name, "is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "video.every, soon, 'is no time such as 500ms, 10s or 2m'",
        "video.poll.url, '/jobs/{model}', 'may hold [id] in braces, not {model}'",
        "video.cancel.url, '/jobs/{key}', 'may hold [id] in braces, not {key}'"
    })
    void names_what_is_wrong_of_videos(String name, String value, String why) {
        describeMedia();
        options.put(name, value);

        assertRefused(name, why);
    }

    @Test
    void has_pictures_and_videos_beside_or_without_chats() {
        describeMedia();
        options.put("video.every", "2m");
        options.keySet().removeIf(name -> name.startsWith("chat."));

        assertThat(read().chat()).isNull();
        assertThat(read().image()).isNotNull();
        assertThat(read().video().every()).isEqualTo(Duration.ofMinutes(2));
        assertThat(read().video().poll().target().url().expand(Map.of("id", "../x")))
                .isEqualTo("/jobs/..%2Fx");
    }

    private void describeMedia() {
        options.putAll(Map.of("image.url", "/images", "image.request", "$", "image.answer", "{}"));
        options.putAll(Map.of("video.submit.url", "/jobs", "video.submit.request", "$", "video.submit.answer", "{}"));
        options.putAll(Map.of("video.poll.url", "/jobs/{id}", "video.poll.answer", "{}"));
        options.putAll(Map.of("video.cancel.url", "/jobs/{id}", "video.cancel.method", "DELETE"));
        options.putAll(Map.of("video.find.url", "/jobs?note={call}", "video.find.answer", "{}"));
    }

    @Test
    void puts_the_key_into_headers_only() {
        options.put("headers.Authorization", "Token {key}");
        options.put("headers.X-Plain", "plain");

        assertThat(read().headers().with(new Credential("secret"), "application/json"))
                .containsEntry("Authorization", "Token secret")
                .containsEntry("X-Plain", "plain")
                .containsEntry("Accept", "application/json");
    }

    @Test
    void encodes_what_it_puts_into_an_address() {
        options.put("chat.url", "/models/{model}/chat");

        assertThat(read().chat().target().url().expand(Map.of("model", "org/a b?c=ü")))
                .isEqualTo("/models/org/a%20b%3Fc%3D%C3%BC/chat");
    }

    private void assertRefused(String name, String why) {
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atelier.catalogue.providers.p.options." + name + " " + why);
    }

    private GenericSettings read() {
        return GenericSettings.of(new ProviderConfig("p", URI.create("https://p.example"), options));
    }
}
