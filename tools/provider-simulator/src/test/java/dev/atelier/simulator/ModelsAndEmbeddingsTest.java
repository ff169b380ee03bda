package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModelsAndEmbeddingsTest extends SimulatorTest {

    @Test
    void lists_its_models() throws Exception {
        JsonNode list = client.get("/v1/models").json();
        assertThat(list.path("object").asString()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsString("id"))
                .contains("gpt-6-luna", "gpt-5", "gpt-4o-mini", "gpt-4.1-nano", "text-embedding-3-large");
        assertThat(list.at("/data/0/object").asString()).isEqualTo("model");
        assertThat(onlyCall().operation()).isEqualTo("models");
    }

    @Test
    void shows_one_model_or_says_that_there_is_none() throws Exception {
        assertThat(client.get("/v1/models/gpt-4o").json().path("id").asString()).isEqualTo("gpt-4o");
        assertThat(client.get("/v1/models/gpt-nope").status()).isEqualTo(404);
        assertThat(client.get("/v1/models/gpt-nope").error().path("code").asString())
                .isEqualTo("model_not_found");
    }

    @Test
    void embeds_texts_as_unit_vectors() throws Exception {
        JsonNode json = client.post(
                        "/v1/embeddings", "{\"model\":\"text-embedding-3-small\",\"input\":[\"hello\",\"a fox\"]}")
                .json();
        assertThat(json.path("data").size()).isEqualTo(2);
        assertThat(json.at("/data/1/index").asInt()).isEqualTo(1);
        assertThat(json.at("/data/0/embedding").size()).isEqualTo(1536);
        double length = 0;
        for (JsonNode value : json.at("/data/0/embedding")) {
            length += value.asDouble() * value.asDouble();
        }
        assertThat(length).isCloseTo(1, within(1e-4));
        assertThat(json.at("/usage/prompt_tokens").asInt()).isEqualTo(3);
        assertThat(onlyCall().tokens()).isEqualTo(3);
    }

    @Test
    void embeds_as_base64_with_fewer_dimensions() throws Exception {
        String more = "\"model\":\"text-embedding-3-large\",\"input\":\"hello\",\"dimensions\":8";
        JsonNode floats = client.post("/v1/embeddings", "{" + more + "}").json().at("/data/0/embedding");
        String base64 = client.post("/v1/embeddings", "{" + more + ",\"encoding_format\":\"base64\"}")
                .json()
                .at("/data/0/embedding")
                .asString();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(8 * Float.BYTES);
        assertThat(bytes.getFloat()).isEqualTo((float) floats.path(0).asDouble());
    }

    @Test
    void refuses_what_it_cannot_embed() throws Exception {
        assertThat(embed("{\"model\":\"text-embedding-3-small\"}")).isEqualTo(400);
        assertThat(embed("{\"model\":\"text-embedding-3-small\",\"input\":\"\"}"))
                .isEqualTo(400);
        assertThat(embed("{\"model\":\"text-embedding-3-small\",\"input\":\"a\",\"dimensions\":1537}"))
                .isEqualTo(400);
        assertThat(embed("{\"model\":\"text-embedding-ada-002\",\"input\":\"a\",\"dimensions\":8}"))
                .isEqualTo(400);
        assertThat(embed("{\"model\":\"gpt-4o\",\"input\":\"a\"}")).isEqualTo(403);
        assertThat(embed("{\"model\":\"nope\",\"input\":\"a\"}")).isEqualTo(404);
    }

    private static int embed(String body) throws Exception {
        return client.post("/v1/embeddings", body).status();
    }
}
