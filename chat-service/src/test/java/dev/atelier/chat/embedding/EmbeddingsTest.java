package dev.atelier.chat.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Embeddings as OpenAI's SDKs know them. */
class EmbeddingsTest extends RunningChat {

    private static final String PATH = "/v1/embeddings";
    private static final Map<String, Object> FOX =
            Map.of("model", "embedding-test", "input", "a red fox", "encoding_format", "base64");

    @Test
    void an_answer_is_the_providers_own_body_and_is_counted() {
        Answer answer = api.post(PATH, FOX);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/data/0/embedding").isString()).isTrue();
        long tokens = answer.body().at("/usage/prompt_tokens").longValue();
        Document event = closedCall().get("event", Document.class);
        assertThat(event.getLong("prompt")).isEqualTo(tokens).isPositive();
        assertThat(event.getLong("costMicros")).isEqualTo(20 * tokens);
        assertThat(closedCall().getString("service")).isEqualTo("embedding");
    }

    @Test
    void several_texts_and_texts_of_tokens_are_taken() {
        for (Object input : List.of(List.of("one", "two"), List.of(1, 2, 3), List.of(List.of(1, 2), List.of(3)))) {
            Answer answer = api.post(PATH, Map.of("model", "embedding-test", "input", input));

            assertThat(answer.status()).as("%s: %s", input, answer.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"model":"embedding-test"}                          | 400 | input
            {"model":"embedding-test","input":""}               | 400 | input
            {"model":"embedding-test","input":[]}               | 400 | input
            {"model":"embedding-test","input":["x",""]}         | 400 | input[1]
            {"model":"embedding-test","input":{"a":1}}          | 400 | input
            {"input":"x"}                                       | 400 | model
            {"model":"gpt-test","input":"x"}                    | 404 | model
            """)
    void a_bad_request_is_refused_on_its_member_and_nobody_is_asked(String body, int status, String param) {
        Answer answer = api.post(PATH, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body().path("error").path("param").stringValue()).isEqualTo(param);
        assertThat(providerCalls()).isEmpty();
    }

    @Test
    void a_provider_that_fails_is_counted_and_costs_nothing() {
        SIMULATOR.faults().put(Fault.of("openai", FaultKind.STATUS).status(400));

        assertThat(api.post(PATH, FOX).status()).isEqualTo(400);

        assertThat(closedCall().getString("state")).isEqualTo("failed");
        assertThat(closedCall().get("event", Document.class).getLong("costMicros"))
                .isZero();
    }

    @Test
    void the_same_key_gives_the_first_answer_and_costs_nothing_again() {
        Answer first = api.key("e1").post(PATH, FOX);
        Answer second = api.key("e1").post(PATH, FOX);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(providerCalls()).hasSize(1);
    }
}
