package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.atelier.simulator.SimulatorClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GeminiEmbeddingTest extends GeminiSimulatorTest {

    private static final String MODEL = "/v1beta/models/gemini-embedding-001";

    @Test
    void embeds_one_text_or_many_alike() throws Exception {
        JsonNode one = embed("{\"content\":{\"parts\":[{\"text\":\"a fox\"}]}}").json();
        JsonNode many = batch(request("a fox") + "," + request("hello")).json();

        assertThat(one.at("/embedding/values").size()).isEqualTo(3072);
        assertThat(many.at("/embeddings/0/values")).isEqualTo(one.at("/embedding/values"));
        assertThat(many.at("/embeddings/1/values")).isNotEqualTo(one.at("/embedding/values"));
        assertThat(many.at("/usageMetadata/promptTokenCount").asInt()).isEqualTo(3);
        assertThat(onlyCall().promptTokens()).isEqualTo(3);
        assertThat(onlyCall().operation()).isEqualTo("embedding");
    }

    @Test
    void cuts_vectors_to_the_wanted_dimensions_and_then_they_are_no_unit_vectors() throws Exception {
        String text = "{\"content\":{\"parts\":[{\"text\":\"a fox\"}]}";
        JsonNode whole = embed(text + "}").json().at("/embedding/values");
        JsonNode cut = embed(text + ",\"outputDimensionality\":8}").json().at("/embedding/values");

        assertThat(cut.size()).isEqualTo(8);
        assertThat(cut.get(7)).isEqualTo(whole.get(7));
        assertThat(length(whole)).isCloseTo(1, within(1e-4));
        assertThat(length(cut)).isLessThan(0.5);
    }

    @Test
    void reports_no_usage_when_hinted_to_and_counts_it_all_the_same() throws Exception {
        JsonNode json = batch(request("a fox [[usage=none]]")).json();

        assertThat(json.has("usageMetadata")).isFalse();
        assertThat(onlyCall().promptTokens()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requests\":[]}",
                "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}",
                "{\"requests\":[{\"model\":\"models/other\",\"content\":{\"parts\":[{\"text\":\"x\"}]}}]}",
                "{\"requests\":[{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[]}}]}",
                "{\"requests\":[{\"model\":\"models/gemini-embedding-001\",\"input\":\"x\"}]}",
            })
    void refuses_a_wrong_batch(String body) throws Exception {
        assertThat(post(MODEL + ":batchEmbedContents", body).status()).isEqualTo(400);
    }

    @Test
    void refuses_too_many_texts_and_too_long_ones() throws Exception {
        assertThat(batch((request("x") + ",").repeat(100) + request("x")).status())
                .isEqualTo(400);
        assertThat(batch(request("fox ".repeat(2_100))).status()).isEqualTo(400);
    }

    private static double length(JsonNode vector) {
        double sum = 0;
        for (JsonNode value : vector) {
            sum += value.asDouble() * value.asDouble();
        }
        return Math.sqrt(sum);
    }

    private static String request(String text) {
        return "{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[{\"text\":\"" + text + "\"}]}}";
    }

    private static Answer embed(String body) throws Exception {
        return post(MODEL + ":embedContent", body);
    }

    private static Answer batch(String requests) throws Exception {
        return post(MODEL + ":batchEmbedContents", "{\"requests\":[" + requests + "]}");
    }
}
