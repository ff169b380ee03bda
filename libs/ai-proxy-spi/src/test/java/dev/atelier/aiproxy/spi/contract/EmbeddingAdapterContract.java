package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.EmbeddingRequest;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract of an {@link EmbeddingAdapter}, run against the provider simulator over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EmbeddingAdapterContract {

    private static final String KEY = "sk-contract-0123456789abcdef";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENT = Duration.ofSeconds(20);

    protected ProviderSimulator simulator;
    private EmbeddingAdapter adapter;

    /** The adapter under test, not initialized. */
    protected abstract EmbeddingAdapter adapter();

    /** A way to the provider with this limit for the first byte. */
    protected abstract ProviderHttp http(Duration firstByte);

    /** The provider's name in the simulator. */
    protected abstract String provider();

    /** Where the simulator speaks this provider's format. */
    protected abstract URI baseUrl(ProviderSimulator simulator);

    /** A model the simulated provider knows, whose vectors can be shortened. */
    protected abstract String model();

    @BeforeAll
    void startProvider() {
        simulator = ProviderSimulator.start(0);
        adapter = initialized(PATIENT);
    }

    @AfterAll
    void stopProvider() {
        simulator.close();
    }

    @BeforeEach
    void makeProviderWell() {
        simulator.faults().clear();
        simulator.ledger().clear();
    }

    @Test
    void is_available_once_it_is_initialized() {
        assertThat(adapter.isAvailable()).isTrue();
        assertThat(adapter().isAvailable()).isFalse();
    }

    @Test
    void gives_a_vector_for_each_text_in_order_and_counts_their_tokens() {
        EmbeddingAnswer answer = embed("\"input\":[\"hello\",\"a red fox\"]");
        JsonNode fox = embed("\"input\":\"a red fox\"").body().at("/data/0/embedding");

        assertThat(answer.body().path("object").asString()).isEqualTo("list");
        assertThat(answer.body().path("data").size()).isEqualTo(2);
        assertThat(answer.body().at("/data/1/index").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/data/1/embedding")).isEqualTo(fox);
        assertThat(answer.body().at("/data/0/embedding")).isNotEqualTo(fox);
        assertThat(answer.usage()).isNotNull();
        assertThat(answer.usage().prompt())
                .isEqualTo(simulator.ledger().calls().getFirst().promptTokens());
        assertThat(answer.body().at("/usage/total_tokens").asLong())
                .isEqualTo(answer.usage().prompt());
    }

    @Test
    void gives_the_same_vector_as_little_endian_bytes() {
        JsonNode floats = embed("\"input\":\"a red fox\"").body().at("/data/0/embedding");
        JsonNode base64 = embed("\"input\":\"a red fox\",\"encoding_format\":\"base64\"")
                .body()
                .at("/data/0/embedding");

        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64.stringValue()))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(floats.size() * Float.BYTES);
        for (JsonNode value : floats) {
            assertThat(bytes.getFloat()).isEqualTo((float) value.asDouble());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"dimensions\":8"})
    void every_vector_has_the_length_1(String dimensions) {
        JsonNode vector = embed("\"input\":\"a red fox\"" + dimensions).body().at("/data/0/embedding");

        double squares = 0;
        for (JsonNode value : vector) {
            squares += value.asDouble() * value.asDouble();
        }
        assertThat(squares).isCloseTo(1, within(1e-4));
        assertThat(vector.size() == 8).isEqualTo(!dimensions.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void knows_a_refused_key_and_does_not_show_it(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(failure().getMessage()).doesNotContain(KEY);
    }

    @Test
    void knows_a_rate_limit_and_how_long_to_wait() {
        fault(Fault.of(provider(), FaultKind.STATUS).status(429).retryAfter(7));

        assertThat(failure())
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void knows_an_outage_that_may_be_tried_again(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.Unavailable.class);
        assertThat(failure().retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    void knows_a_request_that_no_retry_helps(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.Rejected.class);
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
        EmbeddingAdapter hasty = initialized(Duration.ofMillis(300));

        assertThatThrownBy(() -> hasty.callService(request("\"input\":\"x\"")))
                .isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void does_not_even_ask_for_a_cancelled_call() {
        EmbeddingRequest request = request("\"input\":\"too late\"");
        request.cancellation().cancel();

        assertThatThrownBy(() -> adapter.callService(request)).isInstanceOf(ProviderException.Cancelled.class);
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void leaves_the_request_as_it_was_for_the_next_attempt() {
        EmbeddingRequest request = request("\"input\":\"x\",\"dimensions\":8,\"user\":\"u\"");
        ObjectNode before = request.body().deepCopy();

        adapter.callService(request);

        assertThat(request.body()).isEqualTo(before);
    }

    private EmbeddingAdapter initialized(Duration firstByte) {
        EmbeddingAdapter made = adapter();
        made.initialize(new ProviderConfig(provider(), baseUrl(simulator), Map.of()), http(firstByte));
        return made;
    }

    private void fault(Fault fault) {
        simulator.faults().put(fault);
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> embed("\"input\":\"x\""));
    }

    /** What the adapter answers to a request with these members. */
    protected final EmbeddingAnswer embed(String members) {
        return adapter.callService(request(members));
    }

    private EmbeddingRequest request(String members) {
        ObjectNode body = JSON.createObjectNode().put("model", model());
        body.setAll((ObjectNode) JSON.readTree("{" + members + "}"));
        return new EmbeddingRequest("65f000000000000000000001", new Credential(KEY), body, new Cancellation());
    }
}
