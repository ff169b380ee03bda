package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GeminiAnswerTest extends GeminiSimulatorTest {

    @Test
    void answers_in_the_shape_of_a_generate_content_response() throws Exception {
        Answer answer = generate("hello [[tokens=12]]", "");
        JsonNode json = answer.json();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("retry-after")).isEmpty();
        assertThat(json.at("/candidates/0/content/role").asString()).isEqualTo("model");
        assertThat(json.at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(json.at("/candidates/0/index").asInt(-1)).isZero();
        assertThat(text(json)).isNotEmpty();
        assertThat(json.path("modelVersion").asString()).isEqualTo("gemini-3.5-flash");
        assertThat(json.path("responseId").asString()).isEqualTo(onlyCall().id());
    }

    @Test
    void counts_tokens_as_the_ledger_does() throws Exception {
        JsonNode usage = generate("hello [[tokens=12]] [[reasoning=30]] [[cached=3]]", "")
                .json()
                .path("usageMetadata");

        assertThat(usage.path("candidatesTokenCount").asInt()).isEqualTo(12);
        assertThat(usage.path("thoughtsTokenCount").asInt()).isEqualTo(30);
        assertThat(usage.path("cachedContentTokenCount").asInt()).isEqualTo(3);
        assertThat(onlyCall().promptTokens())
                .isEqualTo(usage.path("promptTokenCount").asInt());
        assertThat(onlyCall().completionTokens()).isEqualTo(42);
        assertThat(onlyCall().tokens()).isEqualTo(usage.path("totalTokenCount").asInt());
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(onlyCall().model()).isEqualTo("gemini-3.5-flash");
        assertThat(onlyCall().origin().apiKeyTail()).isEqualTo("wxyz");
    }

    @Test
    void counts_a_picture_as_258_tokens() throws Exception {
        String body = """
                {"contents":[{"role":"user","parts":[{"text":"hello"},
                {"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}},
                {"fileData":{"fileUri":"https://example.com/fox"}}]}]}""";

        JsonNode usage = post("/v1beta/models/gemini-3.5-flash:generateContent", body)
                .json()
                .path("usageMetadata");

        assertThat(usage.at("/promptTokensDetails/1/modality").asString()).isEqualTo("IMAGE");
        assertThat(usage.at("/promptTokensDetails/1/tokenCount").asInt()).isEqualTo(516);
        assertThat(usage.path("promptTokenCount").asInt()).isEqualTo(517);
    }

    @Test
    void gives_the_same_answer_to_the_same_prompt_and_another_to_another() throws Exception {
        String first = text(generate("What is a fox?", "").json());

        assertThat(text(generate("What is a fox?", "").json())).isEqualTo(first);
        assertThat(text(generate("What is a dog?", "").json())).isNotEqualTo(first);
    }

    @Test
    void the_limit_includes_the_thoughts() throws Exception {
        JsonNode json = generate(
                        "hello [[tokens=50]] [[reasoning=6]]", ",\"generationConfig\":{\"maxOutputTokens\":10}")
                .json();

        assertThat(json.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
        assertThat(json.at("/usageMetadata/candidatesTokenCount").asInt()).isEqualTo(4);
    }

    @Test
    void an_answer_that_thinking_used_up_has_no_content() throws Exception {
        JsonNode json = generate("hello [[reasoning=10]]", ",\"generationConfig\":{\"maxOutputTokens\":10}")
                .json();

        assertThat(json.at("/candidates/0").has("content")).isFalse();
        assertThat(json.at("/candidates/0/finishReason").asString()).isEqualTo("MAX_TOKENS");
    }

    @Test
    void shows_thoughts_only_when_asked_to() throws Exception {
        String asked = ",\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}";

        assertThat(generate("[[reasoning=5]]", asked)
                        .json()
                        .at("/candidates/0/content/parts/0/thought")
                        .asBoolean(false))
                .isTrue();
        assertThat(generate("[[reasoning=5]]", "")
                        .json()
                        .at("/candidates/0/content/parts")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void stops_before_a_stop_sequence() throws Exception {
        JsonNode json = generate("[[say=one two three]]", ",\"generationConfig\":{\"stopSequences\":[\" three\"]}")
                .json();

        assertThat(text(json)).isEqualTo("one two");
    }

    @Test
    void answers_in_json_of_the_schema_when_asked_to() throws Exception {
        String config = ",\"generationConfig\":{\"responseMimeType\":\"application/json\",";
        String own =
                config + "\"responseSchema\":{\"type\":\"OBJECT\",\"properties\":{\"age\":{\"type\":\"INTEGER\"}}}}";
        String standard = config
                + "\"responseJsonSchema\":{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}}}}";

        for (String schema : List.of(own, standard)) {
            JsonNode answer =
                    JsonMapper.shared().readTree(text(generate("hello", schema).json()));
            assertThat(answer.path("age").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void a_blocked_prompt_has_no_candidates_and_costs_no_output() throws Exception {
        JsonNode json = generate("[[block=PROHIBITED_CONTENT]]", "").json();

        assertThat(json.has("candidates")).isFalse();
        assertThat(json.at("/promptFeedback/blockReason").asString()).isEqualTo("PROHIBITED_CONTENT");
        assertThat(onlyCall().completionTokens()).isZero();
    }

    @Test
    void lists_its_models_page_by_page() throws Exception {
        JsonNode first = get("/v1beta/models?pageSize=3").json();
        JsonNode second = get("/v1beta/models?pageSize=3&pageToken="
                        + first.path("nextPageToken").asString())
                .json();

        assertThat(first.path("models").size()).isEqualTo(3);
        assertThat(first.at("/models/0/name").asString()).isEqualTo("models/gemini-3.8-flash");
        assertThat(second.at("/models/0/name").asString()).isEqualTo("models/gemini-3.5-flash");
        assertThat(get("/v1beta/models/gemini-embedding-001")
                        .json()
                        .at("/supportedGenerationMethods/0")
                        .asString())
                .isEqualTo("embedContent");
        assertThat(get("/v1beta/models/gemini-nope").status()).isEqualTo(404);
    }
}
