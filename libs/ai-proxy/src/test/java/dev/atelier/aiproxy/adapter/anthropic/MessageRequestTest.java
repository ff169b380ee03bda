package dev.atelier.aiproxy.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MessageRequestTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AnthropicModels MODELS = new AnthropicModels(Set.of("claude-old"), Set.of("claude-old"));
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get_time\",\"parameters\":{}}}]";

    @Test
    void always_says_how_long_an_answer_may_be() {
        assertThat(asking("").path("max_tokens").asInt()).isEqualTo(64_000);
        assertThat(asking(",\"max_tokens\":null").path("max_tokens").asInt()).isEqualTo(64_000);
        assertThat(asking(",\"max_tokens\":50").path("max_tokens").asInt()).isEqualTo(50);
        assertThat(asking(",\"max_completion_tokens\":60,\"max_tokens\":50")
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(60);
        assertThat(asking(",\"max_tokens\":1000000").path("max_tokens").asInt()).isEqualTo(64_000);
    }

    @Test
    void hoists_what_the_system_says_wherever_it_stands() {
        JsonNode body = saying("""
                {"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},
                {"role":"developer","content":[{"type":"text","text":"Be kind."}]}""");

        assertThat(body.path("system").asString()).isEqualTo("Be brief.\n\nBe kind.");
        assertThat(body.path("messages").toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]");
    }

    @Test
    void shows_pictures_and_documents_that_are_in_the_request_or_at_an_address() {
        JsonNode content = saying("""
                        {"role":"user","content":[
                        {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"low"}},
                        {"type":"image_url","image_url":{"url":"https://pictures.example/fox.png"}},
                        {"type":"file","file":{"filename":"fox.pdf","file_data":"data:application/pdf;base64,BBBB"}}]}""").at("/messages/0/content");

        assertThat(content.path(0).path("source"))
                .isEqualTo(tree("{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"AAAA\"}"));
        assertThat(content.path(1).path("source"))
                .isEqualTo(tree("{\"type\":\"url\",\"url\":\"https://pictures.example/fox.png\"}"));
        assertThat(content.path(2).path("type").asString()).isEqualTo("document");
        assertThat(content.path(2).at("/source/media_type").asString()).isEqualTo("application/pdf");
    }

    @Test
    void brings_the_results_of_tools_in_one_turn_before_the_users_next_words() {
        JsonNode messages = saying("""
                        {"role":"user","content":"time?"},
                        {"role":"assistant","content":null,"tool_calls":[
                        {"id":"call_1","type":"function","function":{"name":"get_time","arguments":"{\\"zone\\":\\"UTC\\"}"}},
                        {"id":"call.2","type":"function","function":{"name":"get_time","arguments":""}}]},
                        {"role":"tool","tool_call_id":"call_1","content":"noon"},
                        {"role":"tool","tool_call_id":"call.2","content":[{"type":"text","text":"one"}]},
                        {"role":"user","content":"Thanks."}""").path("messages");

        assertThat(messages.size()).isEqualTo(3);
        assertThat(messages.path(1).path("content")).isEqualTo(tree("""
                [{"type":"tool_use","id":"call_1","name":"get_time","input":{"zone":"UTC"}},
                 {"type":"tool_use","id":"call_2","name":"get_time","input":{}}]"""));
        assertThat(messages.path(2).path("content")).isEqualTo(tree("""
                [{"type":"tool_result","tool_use_id":"call_1","content":"noon"},
                 {"type":"tool_result","tool_use_id":"call_2","content":"one"},
                 {"type":"text","text":"Thanks."}]"""));
    }

    @Test
    void wraps_arguments_a_model_failed_to_write() {
        JsonNode messages = saying("""
                        {"role":"user","content":"time?"},{"role":"assistant","tool_calls":[
                        {"id":"c","type":"function","function":{"name":"t","arguments":"{\\"zone\\":"}}]},
                        {"role":"tool","tool_call_id":"c","content":"?"}""").path("messages");

        assertThat(messages.at("/1/content/0/input")).isEqualTo(tree("{\"INVALID_JSON\":\"{\\\"zone\\\":\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"auto\" | {\"type\":\"auto\"}",
                "\"none\" | {\"type\":\"none\"}",
                "\"required\" | {\"type\":\"any\"}",
                "{\"type\":\"function\",\"function\":{\"name\":\"get_time\"}} | {\"type\":\"tool\",\"name\":\"get_time\"}"
            })
    void maps_the_choice_of_a_tool(String canonical, String mapped) {
        JsonNode body = asking("," + TOOLS + ",\"tool_choice\":" + canonical);

        assertThat(body.path("tool_choice")).isEqualTo(tree(mapped));
        assertThat(body.at("/tools/0"))
                .isEqualTo(tree("{\"name\":\"get_time\",\"input_schema\":{\"type\":\"object\"}}"));
    }

    @Test
    void allows_one_tool_at_a_time_when_told_to() {
        assertThat(asking("," + TOOLS + ",\"parallel_tool_calls\":false").path("tool_choice"))
                .isEqualTo(tree("{\"type\":\"auto\",\"disable_parallel_tool_use\":true}"));
    }

    @Test
    void says_temperature_or_top_p_only_to_models_that_take_them_and_never_both() {
        String both = ",\"temperature\":1.5,\"top_p\":0.5";

        assertThat(asking("claude-old", both).path("temperature").asDouble()).isEqualTo(1);
        assertThat(asking("claude-old", both).has("top_p")).isFalse();
        assertThat(asking("claude-old", ",\"top_p\":0.5").path("top_p").asDouble())
                .isEqualTo(0.5);
        assertThat(asking("claude-new", both).propertyNames()).doesNotContain("temperature", "top_p");
    }

    @Test
    void leaves_out_what_only_steers_and_anthropic_does_not_know() {
        assertThat(asking(
                                ",\"seed\":1,\"presence_penalty\":1,\"logit_bias\":{},\"user\":\"ann\",\"store\":true,\"metadata\":{\"a\":\"b\"}")
                        .propertyNames())
                .containsExactlyInAnyOrder("model", "max_tokens", "messages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\":2",
                "\"logprobs\":true",
                "\"audio\":{\"voice\":\"alloy\"}",
                "\"web_search_options\":{}",
                "\"functions\":[{\"name\":\"f\"}]",
                "\"tools\":[{\"type\":\"custom\",\"custom\":{\"name\":\"f\"}}]",
                "\"messages\":[{\"role\":\"function\",\"name\":\"f\",\"content\":\"x\"}]",
                "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":{}}]}]",
                "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":\"file-1\"}}]}]"
            })
    void refuses_what_would_change_the_answer_and_anthropic_does_not_have(String member) {
        ObjectNode canonical = (ObjectNode) tree("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
        canonical.setAll((ObjectNode) tree("{" + member + "}"));

        assertThatThrownBy(() -> body("claude-new", canonical))
                .isInstanceOfSatisfying(ProviderException.Unsupported.class, refusal -> {
                    assertThat(refusal.neverReached()).isTrue();
                    assertThat(refusal.getMessage()).isNotBlank();
                });
    }

    @Test
    void stops_at_what_has_a_visible_character() {
        assertThat(asking(",\"stop\":[\"END\",\"\\n\"]").path("stop_sequences")).isEqualTo(tree("[\"END\"]"));
        assertThat(asking(",\"stop\":\" \"").has("stop_sequences")).isFalse();
    }

    @Test
    void closes_the_objects_of_a_schema_but_not_what_is_open_on_purpose() {
        JsonNode schema = asking("""
                ,"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object",
                "properties":{"b":{"type":"array","items":{"type":"object","properties":{"type":{"type":"string"}}}},
                "c":{"type":"object","additionalProperties":{"type":"string"}}}}}}""").at("/output_config/format/schema");

        assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.at("/properties/b/items/additionalProperties").booleanValue())
                .isFalse();
        assertThat(schema.at("/properties/c/additionalProperties").isObject()).isTrue();
        assertThat(schema.at("/properties").propertyNames()).containsExactly("b", "c");
    }

    @Test
    void asks_in_words_for_a_json_object_of_any_form() {
        JsonNode body = asking(",\"response_format\":{\"type\":\"json_object\"}");

        assertThat(body.path("system").asString()).contains("one JSON object and nothing else");
        assertThat(body.has("output_config")).isFalse();
    }

    @Test
    void thinks_as_hard_as_asked() {
        assertThat(asking("claude-new", ",\"reasoning_effort\":\"high\"").path("thinking"))
                .isEqualTo(tree("{\"type\":\"adaptive\"}"));
        assertThat(asking("claude-new", ",\"reasoning_effort\":\"high\"").at("/output_config/effort"))
                .isEqualTo(tree("\"high\""));
        assertThat(asking("claude-old", ",\"reasoning_effort\":\"medium\"").path("thinking"))
                .isEqualTo(tree("{\"type\":\"enabled\",\"budget_tokens\":4096}"));
        assertThat(asking("claude-old", ",\"reasoning_effort\":\"none\"").path("thinking"))
                .isEqualTo(tree("{\"type\":\"disabled\"}"));
        assertThat(asking("claude-old", ",\"reasoning_effort\":\"low\",\"temperature\":0.5")
                        .has("temperature"))
                .isFalse();
    }

    @Test
    void does_not_think_where_it_would_be_refused() {
        String effort = ",\"reasoning_effort\":\"low\"";

        assertThat(asking("claude-new", effort + "," + TOOLS + ",\"tool_choice\":\"required\"")
                        .has("thinking"))
                .isFalse();
        assertThat(asking("claude-old", effort + ",\"max_tokens\":1500").has("thinking"))
                .isFalse();
        ObjectNode insideALoop = (ObjectNode) tree("""
                {"reasoning_effort":"low","messages":[{"role":"user","content":"time?"},
                {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"t","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"c","content":"noon"}]}""");
        assertThat(body("claude-new", insideALoop).has("thinking")).isFalse();
    }

    @Test
    void passes_on_what_only_anthropic_has() {
        assertThat(asking(",\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}")
                        .at("/thinking/budget_tokens")
                        .asInt())
                .isEqualTo(2000);
    }

    private static JsonNode asking(String more) {
        return asking("claude-new", more);
    }

    private static JsonNode asking(String model, String more) {
        return body(model, (ObjectNode) tree("{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + more + "}"));
    }

    private static JsonNode saying(String messages) {
        return body("claude-new", (ObjectNode) tree("{\"messages\":[" + messages + "]}"));
    }

    private static ObjectNode body(String model, ObjectNode canonical) {
        ObjectNode before = canonical.put("model", model).deepCopy();
        var request = new ChatRequest("c1", new Credential("k"), canonical, 64_000, new Cancellation());
        ObjectNode body = new MessageRequest(request, MODELS, JSON).body();
        assertThat(canonical).as("the next attempt sees it again").isEqualTo(before);
        return body;
    }

    private static JsonNode tree(String json) {
        return JSON.readTree(json);
    }
}
