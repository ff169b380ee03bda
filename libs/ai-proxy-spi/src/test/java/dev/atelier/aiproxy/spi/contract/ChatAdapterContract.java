package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of a {@link ChatAdapter}, run against the provider simulator over real HTTP. A subclass names its adapter
 * and says what it can do; what it does not claim is skipped, visibly.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ChatAdapterContract {

    private static final String KEY = "sk-contract-0123456789abcdef";
    private static final JsonMapper JSON = new JsonMapper();

    protected ProviderSimulator simulator;
    private ChatAdapter adapter;

    /** The adapter under test, not initialized. */
    protected abstract ChatAdapter adapter();

    /** A way to the provider with these limits. */
    protected abstract ProviderHttp http(Duration firstByte, Duration silence);

    /** The provider's name in the simulator. */
    protected abstract String provider();

    /** Where the simulator speaks this provider's format. */
    protected abstract URI baseUrl(ProviderSimulator simulator);

    /** A model the simulated provider knows. */
    protected abstract String model();

    /** What the adapter can do, in the words of the catalogue: {@code stream}, {@code tools}. */
    protected abstract Set<String> capabilities();

    @BeforeAll
    void startProvider() {
        simulator = ProviderSimulator.start(0);
        adapter = initialized(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @AfterAll
    void stopProvider() {
        simulator.close();
    }

    @BeforeEach
    void makeProviderWell() {
        simulator.faults().clear();
    }

    @Test
    void is_available_once_it_is_initialized() {
        assertThat(adapter.isAvailable()).isTrue();
    }

    @Test
    void answers_with_text_finish_reason_and_usage() {
        ChatAnswer answer = adapter.callService(request("Name a colour."));

        assertThat(answer.content()).isNotBlank();
        assertThat(answer.finishReason()).isEqualTo("stop");
        assertThat(answer.usage()).isNotNull();
        assertThat(answer.usage().prompt()).isPositive();
        assertThat(answer.usage().completion()).isPositive();
    }

    @Test
    void says_length_when_the_limit_cut_the_answer() {
        ChatRequest request = request("Tell a story. [[tokens=50]]");
        request.body().put("max_completion_tokens", 5);

        ChatAnswer answer = adapter.callService(request);

        assertThat(answer.finishReason()).isEqualTo("length");
        assertThat(answer.usage().completion()).isEqualTo(5);
    }

    @Test
    void streams_the_text_of_the_whole_answer_with_its_usage_at_the_end() {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");
        ChatAnswer whole = adapter.callService(request("Name a river."));

        List<ChatChunk> chunks = streamed(request("Name a river."));

        assertThat(text(chunks)).isEqualTo(whole.content());
        assertThat(chunks.getLast().usage()).isEqualTo(whole.usage());
        assertThat(chunks).anyMatch(chunk -> "stop".equals(chunk.finishReason()));
        assertThat(chunks).hasSizeGreaterThan(4);
    }

    @Test
    void passes_every_chunk_on_as_one_line_of_canonical_json() {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");

        for (ChatChunk chunk : streamed(request("Two\nlines, please."))) {
            assertThat(chunk.json()).doesNotContain("\n");
            assertThat(JSON.readTree(chunk.json()).path("object").asString()).isEqualTo("chat.completion.chunk");
        }
    }

    @Test
    void returns_tool_calls_in_canonical_form() {
        assumeTrue(capabilities().contains("tools"), "the adapter has no tools");
        ChatRequest request = request("What is the weather in Oslo?");
        request.body().set("tools", JSON.readTree("""
                [{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}]
                """));
        request.body().put("tool_choice", "required");

        ChatAnswer answer = adapter.callService(request);

        assertThat(answer.finishReason()).isEqualTo("tool_calls");
        assertThat(answer.body()
                        .at("/choices/0/message/tool_calls/0/function/name")
                        .asString())
                .isEqualTo("get_weather");
    }

    @Test
    void leaves_the_request_as_it_was_for_the_next_attempt() {
        ChatRequest request = request("Hello.");
        ObjectNode before = request.body().deepCopy();

        streamed(request);

        assertThat(request.body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void knows_a_refused_key(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void knows_a_rate_limit_and_how_long_to_wait() {
        fault(Fault.of(provider(), FaultKind.STATUS).status(429).retryAfter(7));

        assertThat(failure()).isInstanceOfSatisfying(ProviderException.RateLimited.class, limited -> {
            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(limited.retryable()).isTrue();
            assertThat(limited.outage()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void knows_an_outage_that_may_be_tried_again(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOfSatisfying(ProviderException.Unavailable.class, outage -> {
            assertThat(outage.status()).isEqualTo(status);
            assertThat(outage.retryable()).isTrue();
            assertThat(outage.neverReached()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    void knows_a_request_that_no_retry_helps(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.Rejected.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void knows_a_provider_it_never_reached() {
        ChatAdapter lost = adapter();
        lost.initialize(
                new ProviderConfig(provider(), URI.create("http://127.0.0.1:1"), Map.of()),
                http(Duration.ofSeconds(2), Duration.ofSeconds(2)));

        assertThatThrownBy(() -> lost.callService(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        outage -> assertThat(outage.neverReached()).isTrue());
    }

    @Test
    void never_repeats_a_request_the_provider_may_have_taken() {
        fault(Fault.of(provider(), FaultKind.DROP));

        assertThat(failure()).isInstanceOf(ProviderException.Unavailable.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void refuses_an_answer_that_is_no_json() {
        fault(Fault.of(provider(), FaultKind.MALFORMED));

        assertThat(failure()).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void gives_up_on_a_provider_that_does_not_answer() {
        fault(Fault.of(provider(), FaultKind.TIMEOUT));
        ChatAdapter hasty = initialized(Duration.ofMillis(300), Duration.ofSeconds(20));

        assertThatThrownBy(() -> hasty.callService(request("Hello?"))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void gives_up_on_a_stream_that_falls_silent() {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");
        fault(Fault.of(provider(), FaultKind.SLOW).afterChunks(2).delay(Duration.ofSeconds(30)));
        ChatAdapter hasty = initialized(Duration.ofSeconds(20), Duration.ofMillis(300));

        assertThatThrownBy(() -> pull(hasty.stream(request("Hello?")), new ArrayList<>()))
                .isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void fails_on_a_stream_that_breaks_off_and_keeps_what_came() {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");
        fault(Fault.of(provider(), FaultKind.DROP).afterChunks(3));
        List<ChatChunk> chunks = new ArrayList<>();

        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> pull(adapter.stream(request("Hello?")), chunks));

        assertThat(failure).isInstanceOf(ProviderException.Unavailable.class);
        assertThat(failure.retryable()).isFalse();
        assertThat(text(chunks)).isNotEmpty();
    }

    @Test
    void fails_on_a_chunk_that_is_no_json() {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");
        fault(Fault.of(provider(), FaultKind.MALFORMED).afterChunks(2));

        assertThatThrownBy(() -> streamed(request("Hello?"))).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void fails_on_an_error_inside_the_stream_which_is_not_tried_again() {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");
        fault(Fault.of(provider(), FaultKind.STATUS).status(500).afterChunks(2));

        assertThatThrownBy(() -> streamed(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @Test
    void stops_the_provider_within_a_second_when_cancelled() throws Exception {
        assumeTrue(capabilities().contains("stream"), "the adapter does not stream");
        fault(Fault.of(provider(), FaultKind.SLOW).afterChunks(2).delay(Duration.ofSeconds(30)));
        ChatRequest request = request("Tell me everything.");
        ChatStream stream = adapter.stream(request);
        stream.next();
        CompletableFuture<Void> pulling = CompletableFuture.runAsync(() -> pull(stream, new ArrayList<>()));

        request.cancellation().cancel();

        assertThatThrownBy(() -> pulling.get(1, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ProviderException.Cancelled.class);
    }

    @Test
    void does_not_even_ask_for_a_cancelled_call() {
        ChatRequest request = request("Too late.");
        request.cancellation().cancel();

        assertThatThrownBy(() -> adapter.callService(request)).isInstanceOf(ProviderException.Cancelled.class);
    }

    @Test
    void shows_no_key_in_any_failure() {
        fault(Fault.of(provider(), FaultKind.STATUS).status(401));

        assertThat(failure().getMessage()).doesNotContain(KEY);
    }

    private ChatAdapter initialized(Duration firstByte, Duration silence) {
        ChatAdapter made = adapter();
        made.initialize(new ProviderConfig(provider(), baseUrl(simulator), Map.of()), http(firstByte, silence));
        return made;
    }

    private void fault(Fault fault) {
        simulator.faults().put(fault);
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> adapter.callService(request("Hello?")));
    }

    protected final ChatRequest request(String prompt) {
        ObjectNode body = JSON.createObjectNode().put("model", model());
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return new ChatRequest("65f000000000000000000001", new Credential(KEY), body, new Cancellation());
    }

    private List<ChatChunk> streamed(ChatRequest request) {
        List<ChatChunk> chunks = new ArrayList<>();
        pull(adapter.stream(request), chunks);
        return chunks;
    }

    private static void pull(ChatStream stream, List<ChatChunk> chunks) {
        try (stream) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
        }
    }

    private static String text(List<ChatChunk> chunks) {
        return chunks.stream().map(ChatChunk::content).collect(Collectors.joining());
    }
}
