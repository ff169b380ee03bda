package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnprocessableEntityException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import dev.atelier.e2e.stack.Stack;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** OpenAI's own SDK, unchanged, against this platform. */
@EndToEnd
@Order(47)
class OpenAiSdkTest extends EveryProvider {

    private static final String MODEL = "gpt-6.2-sol";

    OpenAiSdkTest(Stack stack) {
        super(stack, new Prices(MODEL, 2_000_000, 100_000, 10_000_000));
    }

    @Test
    void closing_a_stream_stops_the_provider() {
        int before = stack.simulator().callCount();
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(question("Hello [[tokens=500]] [[delay=50]]").build())) {
            Iterator<ChatCompletionChunk> chunks = stream.stream().iterator();
            chunks.next();
            chunks.next();
        }
        await().untilAsserted(() -> assertThat(stack.simulator().callsAfter(before))
                .singleElement()
                .satisfies(call -> assertThat(call.toString()).contains("cancelled")));
    }

    @Test
    void embeds_and_is_counted_as_the_answer_says() {
        var answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("text-embedding-3-small")
                        .inputOfArrayOfStrings(List.of("a red fox", "a blue whale"))
                        .build());

        assertThat(answer.data())
                .hasSize(2)
                .allSatisfy(vector -> assertThat(vector.embedding()).hasSize(1536));
        await().untilAsserted(() ->
                assertThat(person.usage().tokens()).isEqualTo(answer.usage().totalTokens()));
    }

    @Test
    void lists_and_finds_models() {
        assertThat(client.models().list().data()).extracting(Model::id).contains(MODEL);
        assertThat(client.models().retrieve(MODEL).ownedBy()).isEqualTo("openai");
    }

    @Test
    void every_error_is_of_the_sdks_own_class() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> answered(question("x").model("no-such-model")))
                .satisfies(e -> assertThat(e.code()).hasValue("model_not_found"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> answered(question("x").temperature(7)))
                .satisfies(e -> assertThat(e.param()).hasValue("temperature"));
        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> faulty("\"kind\":\"status\",\"status\":422"));
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> faulty("\"kind\":\"status\",\"status\":429,\"retryAfter\":40"))
                .satisfies(e -> assertThat(e.headers().values("retry-after")).containsExactly("40"));
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> faulty("\"kind\":\"malformed\""))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(502));
        OpenAIClient stranger = client("atl_nobodys");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.models().list())
                .satisfies(OpenAiSdkTest::isComplete);
        stranger.close();
    }

    private void faulty(String fault) {
        stack.simulator().breakChats(fault);
        answered(question("x"));
    }

    private static void isComplete(OpenAIServiceException error) {
        assertThat(error.code()).hasValue("invalid_api_key");
        assertThat(error.type()).hasValue("invalid_request_error");
        assertThat(error.headers().values("x-request-id")).isNotEmpty();
    }
}
