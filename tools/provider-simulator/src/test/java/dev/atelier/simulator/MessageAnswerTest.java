package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageAnswerTest extends MessageTest {

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    private static final String TOOLS = """
            ,"tools":[{"name":"get_time","input_schema":{"type":"object"}},
            {"name":"get_weather","description":"The weather.","input_schema":{"type":"object",
            "properties":{"city":{"type":"string"},"days":{"type":"integer","minimum":1,"maximum":7}},"required":["city"]}}]""";

    @Test
    void answers_in_the_shape_of_a_message() throws Exception {
        Answer answer = message("hello", "");
        JsonNode json = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(json.path("id").asString()).startsWith("msg_01");
        assertThat(json.path("type").asString()).isEqualTo("message");
        assertThat(json.path("role").asString()).isEqualTo("assistant");
        assertThat(json.path("model").asString()).isEqualTo("claude-haiku-4-5");
        assertThat(json.at("/content/0/type").asString()).isEqualTo("text");
        assertThat(json.path("stop_reason").asString()).isEqualTo("end_turn");
        assertThat(json.path("stop_sequence").isNull()).isTrue();
        assertThat(answer.header("request-id")).startsWith("req_01");
        assertThat(answer.header("anthropic-ratelimit-requests-remaining")).isEqualTo("9999");
        assertThat(answer.header("anthropic-ratelimit-input-tokens-reset")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z");
    }

    @Test
    void gives_the_same_answer_to_the_same_prompt_and_another_to_another() throws Exception {
        String first = text(message("What is a fox?", ""));
        assertThat(text(message("What is a fox?", ""))).isEqualTo(first);
        assertThat(text(message("What is a dog?", ""))).isNotEqualTo(first);
        assertThat(text(message("What is a fox?", ",\"system\":\"Be brief.\""))).isNotEqualTo(first);
    }

    @Test
    void counts_tokens_truly() throws Exception {
        Answer answer = message("hello", "");
        JsonNode usage = answer.json().path("usage");
        assertThat(usage.path("input_tokens").asInt()).isEqualTo(8);
        assertThat(usage.path("output_tokens").asInt())
                .isEqualTo(ENCODING.countTokensOrdinary(text(answer)))
                .isBetween(20, 60);
        assertThat(onlyCall().promptTokens()).isEqualTo(8);
        assertThat(onlyCall().completionTokens())
                .isEqualTo(usage.path("output_tokens").asInt());
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(onlyCall().origin().provider()).isEqualTo("anthropic");
        assertThat(onlyCall().origin().apiKeyTail()).isEqualTo("wxyz");
    }

    @Test
    void reports_cached_tokens_beside_the_input_and_thinking_inside_the_output() throws Exception {
        Answer answer = message("[[tokens=10]] [[reasoning=30]] [[cached=5]]", "");
        JsonNode usage = answer.json().path("usage");
        assertThat(usage.path("cache_read_input_tokens").asInt()).isEqualTo(5);
        assertThat(usage.path("input_tokens").asInt() + 5).isEqualTo(onlyCall().promptTokens());
        assertThat(usage.path("output_tokens").asInt()).isEqualTo(40);
        assertThat(usage.at("/output_tokens_details/thinking_tokens").asInt()).isEqualTo(30);
        assertThat(onlyCall().completionTokens()).isEqualTo(40);
    }

    @Test
    void counts_the_system_prompt_and_pictures() throws Exception {
        String picture = """
                {"model":"claude-opus-5","max_tokens":9,"system":[{"type":"text","text":"hello"}],"messages":[{"role":"user",
                 "content":[{"type":"image","source":{"type":"url","url":"https://pictures.example/fox.png"}},
                 {"type":"text","text":"hello"}]}]}""";
        assertThat(send(picture).json().at("/usage/input_tokens").asInt()).isEqualTo(8 + 5 + 1334);
    }

    @Test
    void cuts_at_the_token_limit() throws Exception {
        String body = asking("hello", "").replace("\"max_tokens\":1000", "\"max_tokens\":5");
        Answer answer = send(body);
        assertThat(answer.json().path("stop_reason").asString()).isEqualTo("max_tokens");
        assertThat(answer.json().at("/usage/output_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void stops_before_a_stop_sequence_and_names_it() throws Exception {
        Answer answer = message("[[say=one two three four]]", ",\"stop_sequences\":[\"four\",\" three\"]");
        assertThat(text(answer)).isEqualTo("one two");
        assertThat(answer.json().path("stop_reason").asString()).isEqualTo("stop_sequence");
        assertThat(answer.json().path("stop_sequence").asString()).isEqualTo(" three");
    }

    @Test
    void answers_in_the_schema_when_asked() throws Exception {
        Answer answer = message("a fox", """
                ,"output_config":{"format":{"type":"json_schema","schema":{"type":"object","additionalProperties":false,
                "required":["legs"],"properties":{"legs":{"type":"integer","minimum":4,"maximum":4}}}}}""");
        assertThat(JsonMapper.shared().readTree(text(answer)).path("legs").asInt())
                .isEqualTo(4);
    }

    @Test
    void uses_the_named_tool_with_an_input_of_its_schema() throws Exception {
        Answer answer = message("weather?", TOOLS + ",\"tool_choice\":{\"type\":\"tool\",\"name\":\"get_weather\"}");
        assertThat(answer.json().path("stop_reason").asString()).isEqualTo("tool_use");
        JsonNode use = answer.json().at("/content/0");
        assertThat(use.path("type").asString()).isEqualTo("tool_use");
        assertThat(use.path("id").asString()).startsWith("toolu_01");
        assertThat(use.path("name").asString()).isEqualTo("get_weather");
        assertThat(use.at("/input/city").isString()).isTrue();
        assertThat(use.at("/input/days").asInt(1)).isBetween(1, 7);
    }

    @Test
    void uses_a_tool_when_it_must_or_is_asked_to_and_answers_in_words_otherwise() throws Exception {
        assertThat(stopReason("hello", TOOLS + ",\"tool_choice\":{\"type\":\"any\"}"))
                .isEqualTo("tool_use");
        assertThat(stopReason("please call the tool", TOOLS)).isEqualTo("tool_use");
        assertThat(stopReason("hello", TOOLS)).isEqualTo("end_turn");
        assertThat(stopReason("call the tool", TOOLS + ",\"tool_choice\":{\"type\":\"none\"}"))
                .isEqualTo("end_turn");
    }

    @Test
    void answers_in_words_after_the_result_of_the_tool() throws Exception {
        String body = """
                {"model":"claude-haiku-4-5","max_tokens":100,"messages":[{"role":"user","content":"call the tool"},
                {"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"get_time","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"noon"}]}]%s}""";
        assertThat(text(send(body.formatted(TOOLS)))).isNotEmpty();
    }

    @Test
    void serves_dated_snapshots_of_known_models() throws Exception {
        String body = asking("hello", "").replace("claude-haiku-4-5", "claude-haiku-4-5-20251001");
        assertThat(send(body).json().path("model").asString()).isEqualTo("claude-haiku-4-5-20251001");
    }

    @Test
    void takes_the_key_as_a_bearer_too() throws Exception {
        Answer answer = client.send(bare("/v1/messages")
                .header("authorization", "Bearer sk-ant-test-abcd")
                .header("anthropic-version", "2023-06-01")
                .POST(HttpRequest.BodyPublishers.ofString(asking("hello", "")))
                .build());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(onlyCall().origin().apiKeyTail()).isEqualTo("abcd");
    }

    private static String stopReason(String prompt, String more) throws Exception {
        return message(prompt, more).json().path("stop_reason").asString();
    }
}
