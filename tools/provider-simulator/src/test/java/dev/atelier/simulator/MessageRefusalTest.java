package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRefusalTest extends MessageTest {

    private static final String BEGIN = "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":10,\"messages\":";

    @Test
    void refuses_a_missing_and_a_wrong_key() throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(asking("hello", ""));
        HttpRequest.Builder none = bare("/v1/messages").header("anthropic-version", "2023-06-01");
        Answer missing = client.send(none.copy().POST(body).build());
        Answer wrong = client.send(
                none.header("x-api-key", "sk-invalid-0123").POST(body).build());
        assertThat(missing.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error().path("type").asString()).isEqualTo("authentication_error");
        assertThat(wrong.raw().body()).doesNotContain("0123");
    }

    @Test
    void refuses_a_request_without_a_version() throws Exception {
        Answer answer = client.send(bare("/v1/messages")
                .header("x-api-key", "sk-ant-1")
                .POST(HttpRequest.BodyPublishers.ofString(asking("hello", "")))
                .build());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asString()).isEqualTo("anthropic-version: header is required");
    }

    @Test
    void refuses_an_unknown_model() throws Exception {
        Answer answer = send(asking("hello", "").replace("claude-haiku-4-5", "claude-nope"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error().path("type").asString()).isEqualTo("not_found_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "",
                "{\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"claude-haiku-4-5\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":10}",
                BEGIN + "[]}",
                BEGIN + "[\"x\"]}",
                BEGIN + "[{\"content\":\"x\"}]}",
                BEGIN + "[{\"role\":\"user\"}]}",
                BEGIN + "[{\"role\":\"user\",\"content\":\"\"}]}",
                BEGIN + "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\" \"}]}]}",
                BEGIN + "[{\"role\":\"user\",\"content\":\"x\",\"name\":\"ann\"}]}",
                BEGIN + "[{\"role\":\"assistant\",\"content\":\"x\"},{\"role\":\"user\",\"content\":\"x\"}]}",
                BEGIN + "[{\"role\":\"system\",\"content\":\"x\"},{\"role\":\"user\",\"content\":\"x\"}]}",
                BEGIN + "[{\"role\":\"tool\",\"content\":\"x\"}]}",
                BEGIN
                        + "[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x\"}}]}]}",
                BEGIN
                        + "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"http://x\"}}]}]}",
                BEGIN
                        + "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/bmp\",\"data\":\"AA==\"}}]}]}",
                BEGIN
                        + "[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"x\"}]}]}",
                BEGIN
                        + "[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":{}}]},{\"role\":\"user\",\"content\":\"x\"}]}",
                BEGIN
                        + "[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"n\",\"input\":\"{}\"}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]}]}",
            })
    void refuses_a_malformed_body(String body) throws Exception {
        Answer answer = send(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(onlyCall().served()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\":1.1",
                "\"temperature\":\"hot\"",
                "\"temperature\":0.5,\"top_p\":0.5",
                "\"top_p\":2",
                "\"top_k\":0",
                "\"n\":1",
                "\"stop\":[\"x\"]",
                "\"seed\":1",
                "\"response_format\":{\"type\":\"json_object\"}",
                "\"stop_sequences\":\"x\"",
                "\"stop_sequences\":[\" \"]",
                "\"stream\":\"yes\"",
                "\"stream_options\":{\"include_usage\":true}",
                "\"system\":7",
                "\"service_tier\":\"gold\"",
                "\"metadata\":{\"user\":\"x\"}",
                "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":100}",
                "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}",
                "\"thinking\":{\"type\":\"adaptive\"}",
                "\"output_config\":{\"effort\":\"low\"}",
                "\"output_config\":{\"format\":{\"type\":\"json_object\"}}",
                "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\",\"properties\":{}}}}",
                "\"tool_choice\":{\"type\":\"auto\"}",
                "\"tools\":[{\"name\":\"a b\",\"input_schema\":{\"type\":\"object\"}}]",
                "\"tools\":[{\"name\":\"a\"}]",
                "\"tools\":[{\"name\":\"a\",\"input_schema\":{}}]",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"a\"}}]",
                "\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}}],\"tool_choice\":\"auto\"",
                "\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}}],\"tool_choice\":{\"type\":\"tool\",\"name\":\"b\"}",
            })
    void refuses_a_wrong_parameter(String parameter) throws Exception {
        Answer answer = message("hello", "," + parameter);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"temperature\":0.5",
                ",\"top_k\":5",
                ",\"thinking\":{\"type\":\"adaptive\"},\"tools\":[{\"name\":\"a\",\"input_schema\":{\"type\":\"object\"}}],\"tool_choice\":{\"type\":\"any\"}"
            })
    void refuses_what_a_newer_model_does_not_take(String parameter) throws Exception {
        assertThat(send(asking("hello", parameter).replace("claude-haiku-4-5", "claude-opus-5"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void wants_the_thoughts_back_that_led_to_a_tool() throws Exception {
        String body = """
                {"model":"claude-opus-5","max_tokens":2000,"thinking":{"type":"adaptive"},"messages":[
                {"role":"user","content":"time?"},
                {"role":"assistant","content":[%s{"type":"tool_use","id":"toolu_1","name":"get_time","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"noon"}]}],
                "tools":[{"name":"get_time","input_schema":{"type":"object"}}]}""";
        assertThat(send(body.formatted("")).error().path("message").asString()).contains("Expected `thinking`");
        String thought = "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"s\"},";
        assertThat(send(body.formatted(thought)).status()).isEqualTo(200);
    }

    @Test
    void refuses_an_answer_longer_than_the_model_gives() throws Exception {
        Answer answer = send(asking("hello", "").replace("1000,", "64001,"));
        assertThat(answer.error().path("message").asString()).startsWith("max_tokens: 64001 > 64000");
    }

    @Test
    void refuses_to_go_on_with_its_own_words_where_the_model_does_not() throws Exception {
        String body = "{\"model\":\"%s\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"x\"},"
                + "{\"role\":\"assistant\",\"content\":\"y\"}]}";
        assertThat(send(body.formatted("claude-opus-5")).status()).isEqualTo(400);
        assertThat(send(body.formatted("claude-haiku-4-5")).status()).isEqualTo(200);
    }

    @Test
    void refuses_a_picture_of_more_than_five_megabytes() throws Exception {
        String body = BEGIN + "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                + "\"media_type\":\"image/png\",\"data\":\"" + "A".repeat((5 << 20) + 4) + "\"}}]}]}";
        assertThat(send(body).error().path("message").asString())
                .isEqualTo("messages.0.content.0.image.source.base64: image exceeds 5 MB maximum: 5242884 bytes >"
                        + " 5242880 bytes");
    }

    @Test
    void refuses_a_prompt_longer_than_the_context() throws Exception {
        Answer answer = message("fox ".repeat(210_000), "");
        assertThat(answer.error().path("message").asString()).startsWith("prompt is too long");
    }

    @Test
    void takes_null_for_absent() throws Exception {
        String nulls = ",\"temperature\":null,\"stop_sequences\":null,\"tools\":null,\"system\":null";
        assertThat(message("hello", nulls).status()).isEqualTo(200);
    }

    @Test
    void knows_no_other_path() throws Exception {
        assertThat(get("/v1/complete").status()).isEqualTo(404);
        assertThat(get("/v1/complete").error().path("type").asString()).isEqualTo("not_found_error");
    }
}
