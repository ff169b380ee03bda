package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GeminiToolTest extends GeminiSimulatorTest {

    private static final String TOOLS = """
            ,"tools":[{"functionDeclarations":[{"name":"get_time"},{"name":"get_weather",
            "parametersJsonSchema":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]}]""";
    private static final String NAMED = TOOLS
            + ",\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"get_weather\"]}}";

    @Test
    void calls_the_allowed_function_with_an_id_and_a_signature() throws Exception {
        JsonNode candidate = generate("weather?", NAMED).json().at("/candidates/0");

        assertThat(candidate.path("finishReason").asString()).isEqualTo("STOP");
        JsonNode part = candidate.at("/content/parts/0");
        assertThat(part.at("/functionCall/name").asString()).isEqualTo("get_weather");
        assertThat(part.at("/functionCall/args/city").isString()).isTrue();
        assertThat(part.at("/functionCall/id").asString()).isNotEmpty();
        assertThat(part.path("thoughtSignature").asString()).isNotEmpty();
    }

    @Test
    void models_before_gemini_3_give_neither_id_nor_signature() throws Exception {
        JsonNode part = post("/v1beta/models/gemini-2.5-flash:generateContent", asking("weather?", NAMED))
                .json()
                .at("/candidates/0/content/parts/0");

        assertThat(part.path("functionCall").has("id")).isFalse();
        assertThat(part.has("thoughtSignature")).isFalse();
    }

    @Test
    void streams_a_call_whole_in_one_event() throws Exception {
        JsonNode whole = generate("weather?", NAMED).json().at("/candidates/0/content/parts/0");
        List<JsonNode> chunks = stream("weather?", NAMED).chunks();

        assertThat(chunks.getFirst().at("/candidates/0/content/parts/0")).isEqualTo(whole);
        assertThat(chunks).hasSize(2);
    }

    @Test
    void calls_when_asked_in_words_and_answers_in_words_otherwise() throws Exception {
        assertThat(text(generate("please call the tool", TOOLS).json())).isEmpty();
        assertThat(text(generate("hello", TOOLS).json())).isNotEmpty();
    }

    @Test
    void wants_the_signature_back_unchanged() throws Exception {
        JsonNode part = generate("call the tool", TOOLS).json().at("/candidates/0/content/parts/0");

        assertThat(answered(part.toString()).status()).isEqualTo(200);
        String forged = part.toString().replace("\"thoughtSignature\":\"", "\"thoughtSignature\":\"AAAA");
        assertThat(answered(forged).status()).isEqualTo(400);
        String bare = "{\"functionCall\":{\"name\":\"get_time\",\"args\":{}}}";
        assertThat(answered(bare).error().path("message").asString()).contains("missing a thought_signature");
        String skipped = "{\"functionCall\":{\"name\":\"get_time\",\"args\":{}},"
                + "\"thoughtSignature\":\"skip_thought_signature_validator\"}";
        assertThat(answered(skipped).status()).isEqualTo(200);
    }

    @Test
    void wants_as_many_responses_as_calls() throws Exception {
        String body = """
                {"contents":[{"role":"user","parts":[{"text":"x"}]},
                {"role":"model","parts":[{"functionCall":{"name":"get_time","args":{}}}]},
                {"role":"user","parts":[{"text":"noon"}]}]}""";

        assertThat(post("/v1beta/models/gemini-2.5-flash:generateContent", body)
                        .error()
                        .path("message")
                        .asString())
                .contains("number of function response parts");
    }

    private static Answer answered(String callPart) throws Exception {
        String body = """
                {"contents":[{"role":"user","parts":[{"text":"call the tool"}]},
                {"role":"model","parts":[%s]},
                {"role":"user","parts":[{"functionResponse":{"name":"get_time","response":{"output":"noon"}}}]}]%s}""".formatted(callPart, TOOLS);
        return post("/v1beta/models/gemini-3.5-flash:generateContent", body);
    }
}
