package dev.atelier.aiproxy.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.EmbeddingRequest;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GeminiEmbeddingAdapterTest {

    private static final JsonMapper JSON = new JsonMapper();

    private ProviderSimulator simulator;
    private GeminiEmbeddingAdapter adapter;

    @BeforeEach
    void start() {
        simulator = ProviderSimulator.start(0);
        adapter = new GeminiEmbeddingAdapter(JSON);
        adapter.initialize(
                new ProviderConfig("gemini", URI.create(simulator.geminiBaseUrl()), Map.of()),
                new GeminiChatAdapterTest().http(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void embeds_several_texts_in_order_and_counts_their_tokens() {
        EmbeddingAnswer answer = embed("\"input\":[\"hello\",\"a fox\"]");
        JsonNode one = embed("\"input\":\"a fox\"").body();

        assertThat(answer.body().path("data").size()).isEqualTo(2);
        assertThat(answer.body().at("/data/1/index").asInt()).isEqualTo(1);
        assertThat(answer.body().at("/data/1/embedding")).isEqualTo(one.at("/data/0/embedding"));
        assertThat(one.at("/data/0/embedding").size()).isEqualTo(3072);
        assertThat(answer.usage().prompt()).isEqualTo(3);
        assertThat(answer.body().at("/usage/total_tokens").asInt()).isEqualTo(3);
        assertThat(answer.body().path("object").asString()).isEqualTo("list");
    }

    @Test
    void gives_the_same_vector_as_bytes_to_those_who_want_bytes() {
        JsonNode floats = embed("\"input\":\"a fox\"").body().at("/data/0/embedding");
        String base64 = embed("\"input\":\"a fox\",\"encoding_format\":\"base64\"")
                .body()
                .at("/data/0/embedding")
                .asString();

        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(3072 * Float.BYTES);
        for (JsonNode value : floats) {
            assertThat(bytes.getFloat()).isEqualTo((float) value.asDouble());
        }
    }

    @Test
    void shortened_vectors_have_the_length_1_again() {
        JsonNode vector = embed("\"input\":\"a fox\",\"dimensions\":8").body().at("/data/0/embedding");

        double squares = 0;
        for (JsonNode value : vector) {
            squares += value.asDouble() * value.asDouble();
        }
        assertThat(vector.size()).isEqualTo(8);
        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    @Test
    void refuses_texts_of_tokens_and_too_many_texts_before_gemini_is_asked() {
        String many = String.join(",", Collections.nCopies(101, "\"x\""));

        assertThatThrownBy(() -> embed("\"input\":[1,2,3]")).isInstanceOf(ProviderException.Unsupported.class);
        assertThatThrownBy(() -> embed("\"input\":[" + many + "]")).isInstanceOf(ProviderException.Unsupported.class);
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void knows_the_providers_errors() {
        simulator.faults().put(Fault.of("gemini", FaultKind.STATUS).status(503));
        assertThatThrownBy(() -> embed("\"input\":\"x\"")).isInstanceOf(ProviderException.Unavailable.class);

        simulator.faults().put(Fault.of("gemini", FaultKind.MALFORMED));
        assertThatThrownBy(() -> embed("\"input\":\"x\"")).isInstanceOf(ProviderException.Malformed.class);
    }

    private EmbeddingAnswer embed(String members) {
        ObjectNode body = JSON.createObjectNode().put("model", "gemini-embedding-001");
        body.setAll((ObjectNode) JSON.readTree("{" + members + "}"));
        return adapter.callService(new EmbeddingRequest(
                "65f000000000000000000001", new Credential("AIza-test-key"), body, new Cancellation()));
    }
}
