package dev.atelier.simulator;

import static dev.atelier.simulator.SimulatorClient.asking;
import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.atelier.simulator.SimulatorClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatAnswerTest extends SimulatorTest {

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Test
    void answers_in_the_shape_of_a_chat_completion() throws Exception {
        Answer answer = chat("hello", "");
        JsonNode json = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(json.path("id").asString()).startsWith("chatcmpl-");
        assertThat(json.path("object").asString()).isEqualTo("chat.completion");
        assertThat(json.path("created").isIntegralNumber()).isTrue();
        assertThat(json.path("model").asString()).isEqualTo("gpt-4o-mini");
        assertThat(json.path("choices").size()).isEqualTo(1);
        assertThat(json.at("/choices/0/message/role").asString()).isEqualTo("assistant");
        assertThat(json.at("/choices/0/message/refusal").isNull()).isTrue();
        assertThat(json.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-request-id")).startsWith("req_");
        assertThat(answer.header("openai-processing-ms")).matches("\\d+");
        assertThat(answer.header("x-ratelimit-remaining-requests")).isNotEmpty();
        assertThat(answer.header("x-ratelimit-reset-tokens")).isNotEmpty();
    }

    @Test
    void gives_the_same_answer_to_the_same_prompt_and_another_to_another() throws Exception {
        String first = chat("What is a fox?", "").content();
        assertThat(chat("What is a fox?", "").content()).isEqualTo(first);
        assertThat(chat("What is a dog?", "").content()).isNotEqualTo(first);
        assertThat(client.chat(asking("What is a fox?", "").replace("gpt-4o-mini", "gpt-4o"))
                        .content())
                .isNotEqualTo(first);
    }

    @Test
    void counts_tokens_truly() throws Exception {
        Answer answer = chat("hello", "");
        JsonNode usage = answer.json().path("usage");
        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(8);
        assertThat(usage.path("completion_tokens").asInt())
                .isEqualTo(ENCODING.countTokensOrdinary(answer.content()))
                .isBetween(20, 60);
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(8 + usage.path("completion_tokens").asInt());
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt(-1)).isZero();
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt(-1))
                .isZero();
    }

    @Test
    void writes_as_long_an_answer_as_the_prompt_hints() throws Exception {
        for (int tokens : List.of(1, 2, 7, 500)) {
            Answer answer = chat("[[tokens=" + tokens + "]]", "");
            assertThat(ENCODING.countTokensOrdinary(answer.content())).isEqualTo(tokens);
            assertThat(answer.json().at("/usage/completion_tokens").asInt()).isEqualTo(tokens);
        }
    }

    @Test
    void says_the_hinted_text_whatever_it_holds() throws Exception {
        String text = "你好 🌍 \"q\" \\ \n\ndata: [DONE]";
        assertThat(chat("[[say=" + text + "]]", "").content()).isEqualTo(text);
        assertThat(chat("[[say=" + text + "]]", STREAM).streamedContent()).isEqualTo(text);
    }

    @Test
    void reports_hinted_reasoning_and_cached_tokens() throws Exception {
        JsonNode usage =
                chat("[[tokens=10]] [[reasoning=30]] [[cached=5]]", "").json().path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(40);
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(30);
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(5);
        assertThat(onlyCall().completionTokens()).isEqualTo(40);
    }

    @Test
    void cuts_at_the_token_limit() throws Exception {
        for (String limit : List.of("max_tokens", "max_completion_tokens")) {
            Answer answer = chat("hello", ",\"" + limit + "\":5");
            assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(answer.json().at("/usage/completion_tokens").asInt()).isEqualTo(5);
        }
    }

    @Test
    void stops_before_a_stop_sequence() throws Exception {
        Answer answer = chat("[[say=one two three four]]", ",\"stop\":[\"four\",\" three\"]");
        assertThat(answer.content()).isEqualTo("one two");
        assertThat(answer.json().at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.json().at("/usage/completion_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void gives_n_different_choices_and_counts_them_all() throws Exception {
        JsonNode json = chat("hello [[tokens=9]]", ",\"n\":3").json();
        List<String> contents = new ArrayList<>();
        json.path("choices")
                .forEach(choice -> contents.add(choice.path("index").asInt()
                        + choice.at("/message/content").asString()));
        assertThat(contents).hasSize(3).doesNotHaveDuplicates();
        assertThat(json.at("/usage/completion_tokens").asInt()).isEqualTo(27);
    }

    @Test
    void takes_images_and_counts_them() throws Exception {
        String body = """
                {"model":"gpt-4o","messages":[{"role":"user","content":[{"type":"text","text":"hello"},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo=","detail":"low"}}]}]}""";
        assertThat(client.chat(body).json().at("/usage/prompt_tokens").asInt()).isEqualTo(8 + 85);
    }

    @Test
    void answers_with_a_json_object_when_asked() throws Exception {
        String content = chat("answer in JSON", ",\"response_format\":{\"type\":\"json_object\"}")
                .content();
        assertThat(JsonMapper.shared().readTree(content).isObject()).isTrue();
    }

    @Test
    void answers_in_the_schema_when_asked() throws Exception {
        String format = """
                ,"response_format":{"type":"json_schema","json_schema":{"name":"fox","strict":true,"schema":{
                "type":"object","additionalProperties":false,"required":["name","legs","kind","tags","home"],"properties":{
                "name":{"type":"string"},"legs":{"type":"integer","minimum":4,"maximum":4},
                "kind":{"type":"string","enum":["red"]},"tags":{"type":"array","items":{"type":"boolean"}},
                "home":{"$ref":"#/$defs/place"}},"$defs":{"place":{"type":"object","additionalProperties":false,
                "required":["city"],"properties":{"city":{"type":"string"}}}}}}}""";
        JsonNode fox = JsonMapper.shared().readTree(chat("a fox", format).content());
        assertThat(fox.path("name").isString()).isTrue();
        assertThat(fox.path("legs").asInt()).isEqualTo(4);
        assertThat(fox.path("kind").asString()).isEqualTo("red");
        assertThat(fox.at("/tags/0").isBoolean()).isTrue();
        assertThat(fox.at("/home/city").isString()).isTrue();
    }

    @Test
    void serves_dated_snapshots_of_known_models() throws Exception {
        String body = asking("hello", "").replace("gpt-4o-mini", "gpt-6-luna-2026-09-30");
        assertThat(client.chat(body).json().path("model").asString()).isEqualTo("gpt-6-luna-2026-09-30");
    }
}
