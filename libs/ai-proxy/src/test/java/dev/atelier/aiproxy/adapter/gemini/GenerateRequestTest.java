package dev.atelier.aiproxy.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.adapter.gemini.request.GenerateRequest;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GenerateRequestTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";

    @Test
    void instructions_stand_apart_and_roles_are_user_and_model() {
        JsonNode body = translated("""
                "messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},
                {"role":"assistant","content":"Ho"},{"role":"developer","content":[{"type":"text","text":"Be kind."}]},
                {"role":"assistant","content":""},{"role":"user","content":"Hu"}]""");

        assertThat(body).isEqualTo(JSON.readTree("""
                {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"text":"Ho"}]},
                {"role":"user","parts":[{"text":"Hu"}]}],
                "systemInstruction":{"parts":[{"text":"Be brief."},{"text":"Be kind."}]},
                "generationConfig":{"maxOutputTokens":65536}}"""));
    }

    @Test
    void instructions_alone_are_the_question() {
        ObjectNode body = translated("\"messages\":[{\"role\":\"system\",\"content\":\"Say hello.\"}]");

        assertThat(body.path("contents"))
                .isEqualTo(JSON.readTree("[{\"role\":\"user\",\"parts\":[{\"text\":\"Say hello.\"}]}]"));
        assertThat(body.has("systemInstruction")).isFalse();
    }

    @Test
    void pictures_are_sent_along_or_named_by_address() {
        JsonNode parts = translated("""
                "messages":[{"role":"user","content":[{"type":"text","text":"What?"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}},
                {"type":"image_url","image_url":{"url":"https://example.com/fox.JPG?size=2"}},
                {"type":"image_url","image_url":{"url":"https://example.com/fox"}},
                {"type":"file","file":{"file_data":"data:application/pdf;base64,JVBERg=="}}]}]""").at("/contents/0/parts");

        assertThat(parts).isEqualTo(JSON.readTree("""
                [{"text":"What?"},{"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}},
                {"fileData":{"fileUri":"https://example.com/fox.JPG?size=2","mimeType":"image/jpeg"}},
                {"fileData":{"fileUri":"https://example.com/fox"}},
                {"inlineData":{"mimeType":"application/pdf","data":"JVBERg=="}}]"""));
    }

    @Test
    void what_several_tools_returned_stands_in_one_content() {
        JsonNode contents = translated("""
                "messages":[{"role":"user","content":"x"},{"role":"assistant","content":null,"tool_calls":[
                {"id":"a","type":"function","function":{"name":"f","arguments":"{\\"n\\":1.50}"},
                 "extra_content":{"google":{"thought_signature":"sig"}}},
                {"id":"b","type":"function","function":{"name":"g","arguments":""}}]},
                {"role":"tool","tool_call_id":"b","content":"[1]"},
                {"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"{\\"ok\\":true}"}]}]""").path("contents");

        assertThat(contents.size()).isEqualTo(3);
        assertThat(contents.path(1)).isEqualTo(JSON.readTree("""
                {"role":"model","parts":[{"functionCall":{"id":"a","name":"f","args":{"n":1.50}},"thoughtSignature":"sig"},
                {"functionCall":{"id":"b","name":"g","args":{}}}]}"""));
        assertThat(contents.path(2)).isEqualTo(JSON.readTree("""
                {"role":"user","parts":[{"functionResponse":{"id":"b","name":"g","response":{"output":"[1]"}}},
                {"functionResponse":{"id":"a","name":"f","response":{"ok":true}}}]}"""));
    }

    @Test
    void a_result_of_no_call_is_refused() {
        assertThatThrownBy(
                        () -> translated("\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"x\"}]"))
                .isInstanceOfSatisfying(
                        ProviderException.Rejected.class,
                        failure -> assertThat(failure.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "auto"                                          | {"mode":"AUTO"}
            "none"                                          | {"mode":"NONE"}
            "required"                                      | {"mode":"ANY"}
            {"type":"function","function":{"name":"f"}}     | {"mode":"ANY","allowedFunctionNames":["f"]}
            {"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"f"}}]}}     | {"mode":"VALIDATED","allowedFunctionNames":["f"]}
            {"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"f"}}]}} | {"mode":"ANY","allowedFunctionNames":["f"]}
            """)
    void tools_are_declared_with_their_json_schema_and_chosen(String choice, String config) {
        JsonNode body = translated(HELLO + ",\"tool_choice\":" + choice + """
                ,"tools":[{"type":"function","function":{"name":"f","description":"F.","strict":true,
                "parameters":{"type":"object","additionalProperties":false}}}]""");

        assertThat(body.at("/tools/0/functionDeclarations")).isEqualTo(JSON.readTree("""
                [{"name":"f","description":"F.","parametersJsonSchema":{"type":"object","additionalProperties":false}}]"""));
        assertThat(body.at("/toolConfig/functionCallingConfig")).isEqualTo(JSON.readTree(config));
    }

    @Test
    void settings_have_googles_names() {
        JsonNode config = translated(HELLO + """
                ,"temperature":0.5,"top_p":0.9,"n":2,"presence_penalty":1,"frequency_penalty":-1,"seed":5000000000,
                "max_completion_tokens":9,"stop":"END","reasoning_effort":"medium","user":"u","store":true,"metadata":{},
                "response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object"}}}""").path("generationConfig");

        assertThat(((ObjectNode) config).without("seed")).isEqualTo(JSON.readTree("""
                {"temperature":0.5,"topP":0.9,"candidateCount":2,"presencePenalty":1,"frequencyPenalty":-1,
                "maxOutputTokens":9,"stopSequences":["END"],"thinkingConfig":{"thinkingLevel":"MEDIUM"},
                "responseMimeType":"application/json","responseJsonSchema":{"type":"object"}}"""));
    }

    @ParameterizedTest
    @CsvSource({"max_tokens, 9, 9", "max_completion_tokens, 70000, 65536"})
    void an_answer_never_has_more_tokens_than_its_price_was_reckoned_with(String member, int asked, int limit) {
        JsonNode config = translated(HELLO + ",\"" + member + "\":" + asked).path("generationConfig");

        assertThat(config.path("maxOutputTokens").asInt()).isEqualTo(limit);
    }

    @Test
    void models_before_gemini_3_think_by_budget_and_want_no_signature() {
        JsonNode body = translated("""
                "model":"gemini-2.5-flash","reasoning_effort":"low","messages":[{"role":"user","content":"x"},
                {"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"a","content":"x"}]""");

        assertThat(body.at("/generationConfig/thinkingConfig/thinkingBudget").asInt())
                .isEqualTo(1024);
        assertThat(body.at("/contents/1/parts/0").has("thoughtSignature")).isFalse();
    }

    private static ObjectNode translated(String members) {
        ObjectNode canonical = JSON.createObjectNode().put("model", "gemini-3.5-flash");
        canonical.setAll((ObjectNode) JSON.readTree("{" + members + "}"));
        ObjectNode before = canonical.deepCopy();
        var request =
                new ChatRequest("65f000000000000000000001", new Credential("k"), canonical, 65_536, new Cancellation());
        ObjectNode body = GenerateRequest.of(request, JSON);
        assertThat(canonical).isEqualTo(before);
        return (ObjectNode) JSON.readTree(JSON.writeValueAsString(body));
    }
}
