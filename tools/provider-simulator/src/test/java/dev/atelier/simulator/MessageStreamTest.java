package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageStreamTest extends MessageTest {

    private static final String TOOL = """
            ,"tools":[{"name":"get_weather","input_schema":{"type":"object","properties":{"city":{"type":"string"}},
            "required":["city"]}}],"tool_choice":{"type":"any"}""";

    @Test
    void streams_the_same_text_one_token_per_delta() throws Exception {
        Answer answer = message("tell me [[tokens=30]]", STREAM);
        assertThat(answer.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(answer.header("request-id")).startsWith("req_01");
        assertThat(streamed(answer, "text")).isEqualTo(text(message("tell me [[tokens=30]]", "")));
        assertThat(events(answer)).hasSize(4 + 30 + 3);
    }

    @Test
    void orders_its_events_as_anthropic_does_and_names_each_twice() throws Exception {
        List<Event> events = events(message("tell me", STREAM));
        assertThat(events.stream().map(Event::name).distinct().collect(Collectors.joining(" ")))
                .isEqualTo("message_start content_block_start ping content_block_delta content_block_stop"
                        + " message_delta message_stop");
        assertThat(events)
                .allMatch(event -> event.data().path("type").asString().equals(event.name()));
    }

    @Test
    void tells_the_input_at_the_beginning_and_the_output_at_the_end() throws Exception {
        Answer whole = message("tell me [[cached=3]]", "");
        List<Event> events = events(message("tell me [[cached=3]]", STREAM));
        JsonNode start = events.getFirst().data().at("/message/usage");
        assertThat(start.path("input_tokens")).isEqualTo(whole.json().at("/usage/input_tokens"));
        assertThat(start.path("cache_read_input_tokens").asInt()).isEqualTo(3);
        assertThat(start.path("output_tokens").asInt()).isEqualTo(1);
        JsonNode end = events.get(events.size() - 2).data();
        assertThat(end.at("/usage/output_tokens")).isEqualTo(whole.json().at("/usage/output_tokens"));
        assertThat(end.at("/delta/stop_reason").asString()).isEqualTo("end_turn");
    }

    @Test
    void streams_the_input_of_a_tool_in_fragments() throws Exception {
        JsonNode whole = message("weather?", TOOL).json().at("/content/0");
        Answer answer = message("weather?", TOOL + STREAM);
        JsonNode block = events(answer).get(1).data().path("content_block");
        assertThat(block.path("id")).isEqualTo(whole.path("id"));
        assertThat(block.path("input").isEmpty()).isTrue();
        String input = streamed(answer, "partial_json");
        assertThat(JsonMapper.shared().readTree(input)).isEqualTo(whole.path("input"));
    }

    @Test
    void shows_thoughts_before_the_answer_only_if_told_to_think() throws Exception {
        String thinking = ",\"thinking\":{\"type\":\"adaptive\"}";
        String prompt = "[[tokens=5]] [[reasoning=30]]";
        String body = asking(prompt, thinking).replace("claude-haiku-4-5", "claude-opus-5");
        JsonNode whole = send(body).json();
        assertThat(whole.at("/content/0/type").asString()).isEqualTo("thinking");
        assertThat(whole.at("/content/0/signature").asString()).isNotBlank();
        assertThat(whole.at("/content/1/type").asString()).isEqualTo("text");

        Answer streamed = send(body.replace(thinking, thinking + STREAM));
        assertThat(streamed(streamed, "thinking"))
                .isEqualTo(whole.at("/content/0/thinking").asString());
        assertThat(streamed(streamed, "text"))
                .isEqualTo(whole.at("/content/1/text").asString());
        assertThat(events(streamed).stream()
                        .filter(event -> event.name().equals("content_block_start"))
                        .map(event -> event.data().path("index").asInt()))
                .containsExactly(0, 1);
        assertThat(onlyCall().completionTokens()).isEqualTo(35);
        assertThat(message(prompt, "").json().at("/content/0/type").asString()).isEqualTo("text");
    }

    @Test
    void streams_long_answers_whole_and_counts_them() throws Exception {
        Answer answer = send(asking("[[tokens=20000]]", STREAM).replace("1000,", "30000,"));
        assertThat(events(answer)).hasSize(4 + 20_000 + 3);
        assertThat(onlyCall().completionTokens()).isEqualTo(20_000);
    }

    @Test
    void says_when_the_limit_cut_it() throws Exception {
        List<Event> events = events(send(asking("hello", STREAM).replace("1000,", "4,")));
        assertThat(events.get(events.size() - 2).data().at("/delta/stop_reason").asString())
                .isEqualTo("max_tokens");
        assertThat(onlyCall().completionTokens()).isEqualTo(4);
    }
}
