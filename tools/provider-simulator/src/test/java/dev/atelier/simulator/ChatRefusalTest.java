package dev.atelier.simulator;

import static dev.atelier.simulator.SimulatorClient.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRefusalTest extends SimulatorTest {

    @Test
    void refuses_a_missing_key() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(client.chatRequest("{}").uri())
                .POST(HttpRequest.BodyPublishers.ofString(asking("hello", "")))
                .build();
        assertThat(client.send(request).status()).isEqualTo(401);
    }

    @Test
    void refuses_an_invalid_key_and_does_not_repeat_it() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(client.chatRequest("{}").uri())
                .header("Authorization", "Bearer sk-invalid-0123456789")
                .POST(HttpRequest.BodyPublishers.ofString(asking("hello", "")))
                .build();
        Answer answer = client.send(request);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error().path("code").asString()).isEqualTo("invalid_api_key");
        assertThat(answer.raw().body()).doesNotContain("0123456789");
    }

    @Test
    void refuses_an_unknown_model() throws Exception {
        Answer answer = client.chat(asking("hello", "").replace("gpt-4o-mini", "gpt-nope"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("code").asString()).isEqualTo("model_not_found");
    }

    @Test
    void refuses_an_embedding_model() throws Exception {
        assertThat(client.chat(asking("hello", "").replace("gpt-4o-mini", "text-embedding-3-small"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void error_bodies_have_all_four_keys() throws Exception {
        Answer answer = chat("hello", ",\"temperature\":3");
        assertThat(answer.error().propertyNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(answer.error().path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(answer.error().path("param").asString()).isEqualTo("temperature");
        assertThat(answer.header("x-request-id")).startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"gpt-4o-mini\"}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":\"x\"}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[\"x\"]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"content\":\"x\"}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":null}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":7}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"smell\"}]}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"file:///etc/passwd\"}}]}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"x\"}]}",
                "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\"}]},{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"gpt-6-luna\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
            })
    void refuses_a_malformed_body(String body) throws Exception {
        Answer answer = client.chat(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asString()).isNotEmpty();
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\":2.1",
                "\"temperature\":-0.1",
                "\"temperature\":\"hot\"",
                "\"top_p\":1.5",
                "\"n\":0",
                "\"n\":129",
                "\"n\":1.5",
                "\"max_tokens\":0",
                "\"max_completion_tokens\":0",
                "\"presence_penalty\":3",
                "\"frequency_penalty\":-3",
                "\"top_logprobs\":3",
                "\"logit_bias\":{\"5\":101}",
                "\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]",
                "\"stream\":\"yes\"",
                "\"stream_options\":{\"include_usage\":true}",
                "\"reasoning_effort\":\"heroic\"",
                "\"service_tier\":\"gold\"",
                "\"response_format\":{\"type\":\"xml\"}",
                "\"response_format\":{}",
                "\"response_format\":{\"type\":\"json_object\"}",
                "\"response_format\":{\"type\":\"json_schema\"}",
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a b\",\"schema\":{}}}",
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"a\",\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{}}}}}",
                "\"tool_choice\":\"auto\"",
                "\"tools\":[]",
                "\"tools\":[{\"type\":\"function\",\"function\":{}}]",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a b\"}}]",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}],\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"b\"}}",
            })
    void refuses_a_wrong_parameter(String parameter) throws Exception {
        Answer answer = chat("hello", "," + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("type").asString()).isEqualTo("invalid_request_error");
    }

    @Test
    void takes_null_for_absent() throws Exception {
        String nulls = ",\"temperature\":null,\"stop\":null,\"tools\":null,\"response_format\":null,\"n\":null";
        assertThat(chat("hello", nulls).status()).isEqualTo(200);
    }

    @Test
    void refuses_a_prompt_longer_than_the_context() throws Exception {
        Answer answer = chat("fox ".repeat(130_000), "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("code").asString()).isEqualTo("context_length_exceeded");
    }

    @Test
    void a_refused_call_served_nothing() throws Exception {
        chat("hello", ",\"n\":0");
        assertThat(onlyCall().served()).isFalse();
        assertThat(onlyCall().tokens()).isZero();
        assertThat(onlyCall().status()).isEqualTo(400);
    }

    @Test
    void knows_no_other_path() throws Exception {
        for (String path : List.of("/v1/nothing", "/v1", "/elsewhere")) {
            assertThat(client.get(path).status()).isEqualTo(404);
        }
    }
}
