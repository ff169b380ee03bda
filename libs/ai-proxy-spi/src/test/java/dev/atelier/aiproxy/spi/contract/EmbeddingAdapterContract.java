package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.EmbeddingRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract of an {@link EmbeddingAdapter}, run against the provider simulator over real HTTP. */
public abstract class EmbeddingAdapterContract extends FailureContract<EmbeddingRequest, EmbeddingAdapter> {

    /**
     * For an adapter of this kind.
     *
     * @param specimen its model gives vectors that can be shortened
     */
    protected EmbeddingAdapterContract(Specimen<EmbeddingAdapter> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Override
    final EmbeddingRequest request(String prompt, Cancellation cancellation) {
        return with(JSON.createObjectNode().put("input", prompt), cancellation);
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

    @Test
    void leaves_the_request_as_it_was_for_the_next_attempt() {
        EmbeddingRequest request = with("\"input\":\"x\",\"dimensions\":8,\"user\":\"u\"");
        ObjectNode before = request.body().deepCopy();

        adapter.callService(request);

        assertThat(request.body()).isEqualTo(before);
    }

    /** What the adapter answers to a request with these members. */
    protected final EmbeddingAnswer embed(String members) {
        return adapter.callService(with(members));
    }

    private EmbeddingRequest with(String members) {
        return with((ObjectNode) JSON.readTree("{" + members + "}"), new Cancellation());
    }

    private EmbeddingRequest with(ObjectNode members, Cancellation cancellation) {
        return new EmbeddingRequest(CALL, credential(), members.put("model", specimen.model()), cancellation);
    }
}
