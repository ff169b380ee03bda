package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ToolCallTest extends SimulatorTest {

    private static final String TOOLS = """
            ,"tools":[{"type":"function","function":{"name":"get_time","parameters":{"type":"object","properties":{}}}},
            {"type":"function","function":{"name":"get_weather","parameters":{"type":"object",
            "properties":{"city":{"type":"string"},"days":{"type":"integer","minimum":1,"maximum":7}},"required":["city"]}}}]""";
    private static final String NAMED =
            TOOLS + ",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}}";

    @Test
    void calls_the_named_tool_with_arguments_of_its_schema() throws Exception {
        JsonNode choice = chat("weather?", NAMED).json().at("/choices/0");
        assertThat(choice.path("finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/content").isNull()).isTrue();
        JsonNode call = choice.at("/message/tool_calls/0");
        assertThat(call.path("id").asString()).startsWith("call_");
        assertThat(call.path("type").asString()).isEqualTo("function");
        assertThat(call.at("/function/name").asString()).isEqualTo("get_weather");
        JsonNode arguments =
                JsonMapper.shared().readTree(call.at("/function/arguments").asString());
        assertThat(arguments.path("city").isString()).isTrue();
        assertThat(arguments.path("days").asInt()).isBetween(1, 7);
    }

    @Test
    void streams_the_same_call_in_fragments() throws Exception {
        JsonNode whole = chat("weather?", NAMED).json().at("/choices/0/message/tool_calls/0");
        List<JsonNode> chunks = chat("weather?", NAMED + STREAM).chunks();
        JsonNode head = chunks.get(1).at("/choices/0/delta/tool_calls/0");
        assertThat(head.path("index").asInt()).isZero();
        assertThat(head.path("id")).isEqualTo(whole.path("id"));
        assertThat(head.at("/function/arguments").asString()).isEmpty();
        StringBuilder arguments = new StringBuilder();
        for (JsonNode chunk : chunks) {
            arguments.append(
                    chunk.at("/choices/0/delta/tool_calls/0/function/arguments").asString(""));
        }
        assertThat(arguments.toString())
                .isEqualTo(whole.at("/function/arguments").asString());
        assertThat(chunks.getLast().at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
    }

    @Test
    void calls_a_tool_when_required_or_when_the_prompt_asks_for_it() throws Exception {
        assertThat(finish("hello", TOOLS + ",\"tool_choice\":\"required\"")).isEqualTo("tool_calls");
        assertThat(finish("please call the tool", TOOLS)).isEqualTo("tool_calls");
    }

    @Test
    void answers_in_words_otherwise() throws Exception {
        assertThat(finish("hello", TOOLS)).isEqualTo("stop");
        assertThat(finish("call the tool", TOOLS + ",\"tool_choice\":\"none\"")).isEqualTo("stop");
        assertThat(finish("call the tool", "")).isEqualTo("stop");
    }

    @Test
    void answers_in_words_after_the_result_of_the_tool() throws Exception {
        String body = """
                {"model":"gpt-4o-mini","messages":[{"role":"user","content":"call the tool"},
                {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
                "function":{"name":"get_time","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"call_1","content":"noon"}]%s}""".formatted(TOOLS);
        assertThat(client.chat(body).content()).isNotEmpty();
    }

    private static String finish(String prompt, String more) throws Exception {
        return chat(prompt, more).json().at("/choices/0/finish_reason").asString();
    }
}
