package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnthropicModelsTest extends MessageTest {

    @Test
    void lists_its_models_page_by_page() throws Exception {
        List<String> all = ids(get("/v1/models").json());
        List<String> paged = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = get("/v1/models?limit=3" + after).json();
            assertThat(page.path("first_id").asString())
                    .isEqualTo(page.at("/data/0/id").asString());
            paged.addAll(ids(page));
            after = "&after_id=" + page.path("last_id").asString();
        } while (page.path("has_more").booleanValue());
        assertThat(paged).isEqualTo(all).contains("claude-opus-5", "claude-haiku-4-5");
        assertThat(ids(get("/v1/models?limit=2&before_id=" + all.get(5)).json()))
                .isEqualTo(all.subList(3, 5));
    }

    @Test
    void describes_one() throws Exception {
        JsonNode model = get("/v1/models/claude-sonnet-5").json();
        assertThat(model.path("type").asString()).isEqualTo("model");
        assertThat(model.path("display_name").asString()).isEqualTo("Claude Sonnet 5");
        assertThat(model.path("max_input_tokens").asInt()).isEqualTo(1_000_000);
        assertThat(get("/v1/models/gpt-4o").status()).isEqualTo(404);
    }

    @Test
    void leaves_a_request_without_its_headers_to_openai() throws Exception {
        assertThat(client.get("/v1/models").json().path("object").asString()).isEqualTo("list");
        assertThat(onlyCall().origin().provider()).isEqualTo("openai");
    }

    @Test
    void wants_the_version_with_its_own_key() throws Exception {
        Answer answer = client.send(
                bare("/v1/models").header("x-api-key", "sk-ant-1").GET().build());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asString()).contains("anthropic-version");
    }

    @Test
    void refuses_a_page_that_is_none() throws Exception {
        for (String query : List.of("limit=0", "limit=1001", "limit=x", "after_id=nobody")) {
            assertThat(get("/v1/models?" + query).status()).isEqualTo(400);
        }
    }

    private static List<String> ids(JsonNode page) {
        return page.path("data")
                .valueStream()
                .map(model -> model.path("id").asString())
                .toList();
    }
}
