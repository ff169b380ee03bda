package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.models.embeddings.EmbeddingCreateParams;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Google's Gemini, whose wire format is nobody else's. */
@EndToEnd
@Order(48)
class GeminiTest extends EveryProvider {

    GeminiTest(Stack stack) {
        super(stack, new Prices("gemini-3.5-flash", 1_500_000, 150_000, 9_000_000));
    }

    @Test
    void openais_sdk_gets_vectors_that_are_counted() {
        var answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("gemini-embedding-001")
                        .inputOfArrayOfStrings(List.of("a red fox", "a blue whale"))
                        .dimensions(768)
                        .build());

        assertThat(answer.data())
                .hasSize(2)
                .allSatisfy(vector -> assertThat(vector.embedding()).hasSize(768));
        await().untilAsserted(() ->
                assertThat(person.usage().tokens()).isEqualTo(answer.usage().totalTokens()));
    }
}
