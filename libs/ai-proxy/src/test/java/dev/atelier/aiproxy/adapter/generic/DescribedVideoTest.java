package dev.atelier.aiproxy.adapter.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.media.SubmitFate;
import dev.atelier.aiproxy.spi.media.VideoRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a few settings make of answers about videos that no sample gives. */
class DescribedVideoTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> options = new HashMap<>(Map.of(
            "video.submit.url", "/videos",
            "video.submit.request", "{ \"q\": prompt }",
            "video.submit.answer", "{ \"id\": id, \"state\": s, \"files\": [{ \"url\": f }] }",
            "video.poll.url", "/videos/{id}",
            "video.poll.answer", "{ \"id\": id }",
            "video.find.url", "/videos?call={call}",
            "video.find.answer", "known ? { \"id\": known } : none ? { \"taken\": false }"));

    @Test
    void only_an_order_that_is_said_not_to_be_there_may_be_given_again() {
        assertThat(find("{\"none\": true}")).isInstanceOf(SubmitFate.NotTaken.class);
        assertThat(find("{\"known\": \"v-1\"}")).isInstanceOf(SubmitFate.Taken.class);
    }

    @Test
    void an_order_about_which_nothing_certain_is_said_is_not_given_again() {
        options.put("video.find.answer", "{ \"taken\": state }");

        assertThatThrownBy(() -> find("{\"state\": null}")).isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> find("{\"state\": 0}")).isInstanceOf(ProviderException.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"page\": 1}", "\"not now\""})
    void nobody_can_tell_what_became_of_an_order_that_the_answer_says_nothing_of(String answer) {
        assertThat(find(answer)).isInstanceOf(SubmitFate.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://p.example/v.mp4", "file://p.example/etc/hosts", "//p.example/v.mp4", "/v.mp4"})
    void a_file_anywhere_but_in_the_web_is_none(String address) {
        assertThatThrownBy(() -> adapter("{\"id\": \"v\", \"s\": \"completed\", \"f\": \"%s\"}".formatted(address))
                        .submit(order()))
                .isInstanceOf(ProviderException.Malformed.class);
    }

    private SubmitFate find(String answer) {
        return adapter(answer).find(order());
    }

    private static VideoRequest order() {
        return new VideoRequest(
                "call",
                new Credential("the-key"),
                JSON.createObjectNode().put("model", "m").put("prompt", "A fox runs."),
                new Cancellation());
    }

    private GenericVideoAdapter adapter(String answer) {
        var adapter = new GenericVideoAdapter(JSON);
        adapter.initialize(
                new ProviderConfig("p", URI.create("https://p.example"), options),
                _ -> new Response(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))));
        return adapter;
    }

    private record Response(InputStream body) implements ProviderResponse {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public void close() {}
    }
}
