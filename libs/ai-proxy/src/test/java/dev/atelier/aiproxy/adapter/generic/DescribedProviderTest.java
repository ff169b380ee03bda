package dev.atelier.aiproxy.adapter.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a few settings make of answers that no sample gives. */
class DescribedProviderTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_795_340_100), ZoneOffset.UTC);

    private final Map<String, String> options = new HashMap<>(Map.of(
            "headers.Authorization", "Token {key}",
            "chat.url", "/models/{model}/chat",
            "chat.request", "{ \"q\": messages[-1].content, \"most\": $limit }",
            "chat.answer", "error ? { \"error\": true } : { \"message\": { \"content\": a }, \"usage\": u }"));
    private final List<ProviderRequest> sent = new ArrayList<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Logger log = Logger.getLogger(Expression.class.getName());
    private final Handler listener = new StreamHandler() {
        @Override
        public void publish(LogRecord told) {
            logged.add(new SimpleFormatter().formatMessage(told));
        }
    };

    @BeforeEach
    void listen() {
        log.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        log.removeHandler(listener);
    }

    @Test
    void sends_what_the_settings_say_and_the_key_in_its_header_only() {
        ask(200, "{\"a\": \"Hi.\"}");

        ProviderRequest request = sent.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://p.example/base/models/org/m-1/chat");
        assertThat(request.headers()).containsEntry("Authorization", "Token the-key");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"q\":\"Hello?\",\"most\":100}");
    }

    @Test
    void fills_in_what_the_provider_does_not_tell() {
        ChatAnswer answer = ask(200, "{\"a\": \"Hi.\"}");

        assertThat(JSON.readTree(answer.body().toString())).isEqualTo(JSON.readTree("""
                {"id":"chatcmpl-call","object":"chat.completion","created":1795340100,"model":"org/m-1","choices":[
                 {"index":0,"message":{"role":"assistant","content":"Hi."},"logprobs":null,"finish_reason":"stop"}]}"""));
        assertThat(answer.usage()).isNull();
    }

    @Test
    void knows_an_error_that_comes_as_an_answer() {
        options.put("errors.kind", "error = \"filtered\" ? \"content-blocked\"");
        options.put("errors.message", "said");

        assertThatThrownBy(() -> ask(200, "{\"error\": \"filtered\", \"said\": \"No.\"}"))
                .isInstanceOf(ProviderException.ContentBlocked.class)
                .hasMessage("No.");
        assertThatThrownBy(() -> ask(200, "{\"error\": \"else\"}"))
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }

    @Test
    void goes_by_the_status_when_the_body_of_an_error_says_nothing() {
        options.put("errors.kind", "$status = 418 ? \"timed-out\" : \"no such kind\"");
        options.put("errors.message", "error + 1");

        assertThatThrownBy(() -> ask(503, "<html>Bad gateway</html>"))
                .isInstanceOf(ProviderException.Unavailable.class)
                .hasMessage("status 503");
        assertThatThrownBy(() -> ask(422, "{\"error\": \"text\"}")).isInstanceOf(ProviderException.Rejected.class);
        assertThatThrownBy(() -> ask(418, "{}")).isInstanceOf(ProviderException.TimedOut.class);
        assertThatThrownBy(() -> ask(302, "")).isInstanceOf(ProviderException.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"401, ", "429, ", "400, ", "200, rejected", "200, credential-refused", "200, unavailable"})
    void hides_the_key_whatever_its_shape_when_the_provider_repeats_it(int status, String kind) {
        options.put("errors.message", "said");
        options.put("errors.code", "word");
        options.put("errors.kind", "\"" + kind + "\"");

        assertThatThrownBy(() -> ask(status, """
                        {"error": true, "said": "Token the-key is not valid", "word": "bad_the-key"}"""))
                .isInstanceOf(ProviderException.class)
                .hasMessage("Token *** is not valid")
                .satisfies(failure -> {
                    if (failure instanceof ProviderException.Rejected rejected) {
                        assertThat(rejected.providerCode()).isEqualTo("bad_***");
                    }
                });
    }

    @Test
    void hides_the_key_also_inside_a_stream() {
        describeStream();
        options.put("errors.message", "said");

        assertThatThrownBy(() -> stream("data: {\"oops\": true, \"said\": \"Not the-key again\"}\n\n"))
                .hasMessage("Not *** again");
    }

    @Test
    void gives_a_word_of_the_providers_as_safe_and_short_as_its_message() {
        options.put("errors.code", "word");

        assertThatThrownBy(() -> ask(400, "{\"word\": \"https://p.example/?a=b %s\"}".formatted("x".repeat(5000))))
                .isInstanceOfSatisfying(
                        ProviderException.Rejected.class,
                        rejected -> assertThat(rejected.providerCode())
                                .startsWith("*** xxx")
                                .hasSizeLessThan(310));
    }

    @Test
    void does_not_ask_again_after_a_5xx_that_nobody_knows() {
        assertThatThrownBy(() -> ask(501, ""))
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @Test
    void an_answer_that_does_not_fit_is_malformed_and_tells_nothing_of_itself() {
        options.put("chat.answer", "{ \"message\": { \"content\": a + 1 } }");

        assertThatThrownBy(() -> ask(200, "{\"a\": \"secret\"}"))
                .isInstanceOf(ProviderException.Malformed.class)
                .hasMessageNotContaining("secret");
        options.put("chat.answer", "{ \"message\": { \"content\": a } }");
        assertThatThrownBy(() -> ask(200, "{\"b\": \"of another shape\"}"))
                .isInstanceOf(ProviderException.Malformed.class);
        assertThatThrownBy(() -> ask(200, "[]")).isInstanceOf(ProviderException.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"content\": \"Hi.\"}]", "\"Hi.\"", "{}", "null", "7"})
    void a_message_that_is_none_is_malformed(String message) {
        options.put("chat.answer", "{ \"message\": m }");

        assertThatThrownBy(() -> ask(200, "{\"m\": " + message + "}")).isInstanceOf(ProviderException.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "model", "messages[0].content + 1", "{\"q\": $json(model)}"})
    void asks_nobody_what_the_settings_make_no_request_of_and_tells_only_the_log_why(String request) {
        options.put("chat.request", request);
        GenericChatAdapter adapter = adapter(200, "{}");

        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> adapter.callService(request()))
                    .isInstanceOfSatisfying(ProviderException.Unsupported.class, failure -> {
                        assertThat(failure.anotherProviderMayHelp()).isTrue();
                        assertThat(failure.outage()).isFalse();
                    })
                    .hasMessage("this request");
        }
        assertThat(sent).isEmpty();
        assertThat(String.join("\n", logged))
                .containsOnlyOnce("the setting atelier.catalogue.providers.p.options.chat.request does not fit")
                .doesNotContain("Hello");
    }

    @Test
    void asks_nobody_when_the_request_takes_too_long_and_says_that_it_may_be_tried_again() {
        options.put("chat.request", "( $f := function($x) { $f($x + 1) }; $f(1) )");

        assertThatThrownBy(() -> ask(200, "{}"))
                .isInstanceOfSatisfying(ProviderException.Unavailable.class, failure -> {
                    assertThat(failure.neverReached()).isTrue();
                    assertThat(failure.anotherProviderMayHelp()).isTrue();
                })
                .hasMessage("the provider could not be asked");
        assertThat(sent).isEmpty();
    }

    @Test
    void tells_the_log_which_setting_does_not_fit_an_answer() {
        options.put("chat.answer", "{ \"message\": { \"content\": a + 1 } }");

        assertThatThrownBy(() -> ask(200, "{\"a\": \"secret\"}"));

        assertThat(String.join("\n", logged))
                .containsOnlyOnce("the setting atelier.catalogue.providers.p.options.chat.answer does not fit")
                .doesNotContain("secret");
    }

    @Test
    void asks_nobody_for_what_the_settings_say_is_not_to_be_had() {
        options.put("chat.unsupported", "seed ? \"a seed\"");
        ChatRequest request = request();
        request.body().put("seed", 7);

        assertThatThrownBy(() -> adapter(200, "{}").callService(request))
                .isInstanceOf(ProviderException.Unsupported.class)
                .hasMessage("a seed");
        assertThatThrownBy(() -> adapter(200, "{}").stream(request()))
                .isInstanceOf(ProviderException.Unsupported.class)
                .hasMessage("stream");
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools | {\"tools\": [{\"type\": \"function\"}]}",
                "json | {\"response_format\": {\"type\": \"json_object\"}}",
                "vision | {\"messages\": [{\"content\": [{\"type\": \"image_url\"}]}]}",
            })
    void translates_only_what_the_settings_claim(String capability, String wish) {
        ChatRequest request = request();
        request.body().setAll((ObjectNode) JSON.readTree(wish));

        assertThatThrownBy(() -> adapter(200, "{\"a\": \"Hi.\"}").callService(request))
                .isInstanceOf(ProviderException.Unsupported.class)
                .hasMessage(capability);
        assertThat(sent).isEmpty();

        options.put("chat.capabilities", capability);
        assertThat(adapter(200, "{\"a\": \"Hi.\"}").callService(request).content())
                .isEqualTo("Hi.");
    }

    @Test
    void a_stream_without_a_mark_ends_after_its_reason_with_all_that_was_reported() {
        describeStream();

        List<ChatChunk> chunks = stream("""
                data: {"u": {"prompt": 9, "cached": 4}}

                data:

                data: {"t": "Hi"}

                data: {"t": ".", "f": "stop", "u": {"completion": 2}}

                """);

        assertThat(chunks).extracting(ChatChunk::content).containsExactly("", "Hi", ".", "", "");
        assertThat(chunks).extracting(ChatChunk::finishReason).containsExactly(null, null, null, "stop", null);
        assertThat(chunks.getLast().usage()).isEqualTo(new TokenUsage(9, 4, 2, 0));
        JsonNode usage = JSON.readTree(chunks.getLast().json()).path("usage");
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(11);
    }

    @Test
    void one_event_may_hold_several_chunks() {
        options.put("chat.stream.chunk", "parts.{ \"delta\": t ? { \"content\": t }, \"finish_reason\": f }");

        List<ChatChunk> chunks = stream("""
                data: {"parts": [{"t": "Hi"}, {"t": " you"}]}

                data: {"parts": []}

                data: {"parts": [{"t": "."}]}

                data: {"parts": [{"t": "!"}, {"f": "stop"}]}

                """);

        assertThat(chunks).extracting(ChatChunk::content).containsExactly("", "Hi", " you", ".", "!", "");
        assertThat(chunks.getLast().finishReason()).isEqualTo("stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t", "[t]", "[[{ \"delta\": { \"content\": t } }]]", "{ \"delta\": [t, t] }"})
    void a_chunk_that_is_none_is_malformed(String chunk) {
        options.put("chat.stream.chunk", chunk);

        assertThatThrownBy(() -> stream("data: {\"t\": \"Hi\"}\n\n")).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void a_stream_that_ends_without_a_reason_broke_off() {
        describeStream();

        assertThatThrownBy(() -> stream("data: {\"t\": \"Hi\"}\n\n")).isInstanceOf(ProviderException.Unavailable.class);
        assertThatThrownBy(() -> stream("")).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void an_error_before_the_first_word_may_be_tried_again_and_none_after_it() {
        describeStream();

        assertThatThrownBy(() -> stream("data: {\"oops\": true}\n\n"))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.retryable()).isTrue());
        assertThatThrownBy(() -> stream("data: {\"t\": \"Hi\"}\n\ndata: {\"oops\": true}\n\n"))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    private void describeStream() {
        options.put(
                "chat.stream.chunk",
                "{ \"delta\": t ? { \"content\": t }, \"finish_reason\": f, \"usage\": u, \"error\": oops }");
    }

    private List<ChatChunk> stream(String events) {
        List<ChatChunk> chunks = new ArrayList<>();
        try (ChatStream stream = adapter(200, events).stream(request())) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    private ChatAnswer ask(int status, String body) {
        return adapter(status, body).callService(request());
    }

    private static ChatRequest request() {
        ObjectNode body = JSON.createObjectNode().put("model", "org/m-1");
        body.putArray("messages").addObject().put("role", "user").put("content", "Hello?");
        return new ChatRequest("call", new Credential("the-key"), body, 100, new Cancellation());
    }

    private GenericChatAdapter adapter(int status, String body) {
        var adapter = new GenericChatAdapter(JSON, CLOCK, 1 << 20);
        var config = new ProviderConfig("p", URI.create("https://p.example/base"), options);
        adapter.initialize(config, request -> {
            sent.add(request);
            return new Response(status, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        });
        return adapter;
    }

    private record Response(int status, InputStream body) implements ProviderResponse {

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public void close() {}
    }
}
