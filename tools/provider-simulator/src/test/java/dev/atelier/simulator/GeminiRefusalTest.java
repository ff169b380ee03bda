package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiRefusalTest extends GeminiSimulatorTest {

    private static final String GENERATE = "/v1beta/models/gemini-3.5-flash:generateContent";

    @Test
    void a_wrong_key_is_a_bad_request_with_a_reason() throws Exception {
        Answer answer = client.send(request(GENERATE, "sk-invalid-0123456789", asking("hello", "")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().at("/details/0/reason").asString()).isEqualTo("API_KEY_INVALID");
        assertThat(answer.raw().body()).doesNotContain("0123456789");
    }

    @Test
    void takes_no_call_without_a_key_in_its_header() throws Exception {
        assertThat(client.post(GENERATE, asking("hello", "")).status()).isEqualTo(403);
        assertThat(client.post(GENERATE + "?key=" + KEY, asking("hello", "")).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1beta/models/gemini-nope:generateContent",
                "/v1beta/models/gemini-embedding-001:generateContent",
                "/v1beta/models/gemini-3.5-flash:embedContent",
                "/v1beta/models/gemini-3.5-flash:countTokens",
                "/v1beta/elsewhere"
            })
    void knows_no_such_model_or_method(String path) throws Exception {
        Answer answer = post(path, asking("hello", ""));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("status").asString()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"contents\":[]}",
                "{\"messages\":[]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[]}]}",
                "{\"contents\":[{\"role\":\"assistant\",\"parts\":[{\"text\":\"x\"}]}]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{}]}]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"x\",\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"QQ==\"}}]}]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"%%%\"}}]}]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"inlineData\":{\"data\":\"QQ==\"}}]}]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"fileData\":{\"mimeType\":\"image/png\"}}]}]}",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"f\",\"response\":{}}}]}]}",
            })
    void refuses_a_malformed_body(String body) throws Exception {
        Answer answer = post(GENERATE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("status").asString()).isEqualTo("INVALID_ARGUMENT");
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(onlyCall().served()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\":1",
                "\"generationConfig\":{\"max_tokens\":5}",
                "\"generationConfig\":{\"temperature\":2.1}",
                "\"generationConfig\":{\"temperature\":\"hot\"}",
                "\"generationConfig\":{\"topP\":1.5}",
                "\"generationConfig\":{\"candidateCount\":9}",
                "\"generationConfig\":{\"maxOutputTokens\":0}",
                "\"generationConfig\":{\"maxOutputTokens\":65537}",
                "\"generationConfig\":{\"seed\":4294967296}",
                "\"generationConfig\":{\"stopSequences\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]}",
                "\"generationConfig\":{\"responseMimeType\":\"text/xml\"}",
                "\"generationConfig\":{\"responseJsonSchema\":{}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"HEROIC\"}}",
                "\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\",\"thinkingBudget\":5}}",
                "\"tools\":[{\"type\":\"function\"}]",
                "\"tools\":[{\"functionDeclarations\":[{\"name\":\"1st\"}]}]",
                "\"tools\":[{\"functionDeclarations\":[{\"name\":\"a\"},{\"name\":\"a\"}]}]",
                "\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"b\"]}}",
                "\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"MUST\"}}",
                "\"safetySettings\":[{\"category\":\"HARM\",\"threshold\":\"OFF\"}]",
            })
    void refuses_a_wrong_parameter(String parameter) throws Exception {
        assertThat(generate("hello", "," + parameter).status()).isEqualTo(400);
    }

    @Test
    void streams_as_events_only() throws Exception {
        assertThat(post("/v1beta/models/gemini-3.5-flash:streamGenerateContent", asking("hello", ""))
                        .status())
                .isEqualTo(400);
    }
}
