package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.errors.UnprocessableEntityException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** OpenAI's own SDK, unchanged, against this platform. */
@EndToEnd
@Order(47)
class OpenAiSdkTest {

    private static final String MODEL = "gpt-6.2-sol";

    private final Stack stack;
    private final Person person;
    private final OpenAIClient client;

    OpenAiSdkTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        String token =
                person.post("/api/tokens", "{\"name\":\"sdk\"}").expect(201).data("/token");
        this.client = client(token, 0);
    }

    private OpenAIClient client(String token, int retries) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(stack.gateway("/v1").toString())
                .apiKey(token)
                .maxRetries(retries)
                .build();
    }

    @AfterEach
    void heal() {
        stack.simulator().heal();
        client.close();
    }

    @Test
    void chats_and_is_counted_as_the_answer_says() {
        ChatCompletion answer = client.chat()
                .completions()
                .create(question("Hello [[tokens=9]]").build());

        assertThat(answer.choices().getFirst().message().content()).isPresent();
        var usage = answer.usage().orElseThrow();
        assertThat(usage.completionTokens()).isEqualTo(9);
        await().untilAsserted(() -> {
            Totals counted = person.usage();
            assertThat(counted.count()).isEqualTo(1);
            assertThat(counted.tokens()).isEqualTo(usage.totalTokens());
        });
    }

    @Test
    void streams_to_the_end_with_usage() {
        ChatCompletionCreateParams params = question("Hello [[tokens=12]]")
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();

        List<ChatCompletionChunk> chunks;
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            chunks = stream.stream().toList();
        }

        assertThat(said(chunks)).isNotBlank();
        assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(12);
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
        var completions = client.chat().completions();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        completions.create(question("x").model("no-such-model").build()))
                .satisfies(e -> assertThat(e.code()).hasValue("model_not_found"));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(
                        () -> completions.create(question("x").temperature(7).build()))
                .satisfies(e -> assertThat(e.param()).hasValue("temperature"));
        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> faulty("\"kind\":\"status\",\"status\":422"));
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> faulty("\"kind\":\"status\",\"status\":429,\"retryAfter\":40"))
                .satisfies(e -> assertThat(e.headers().values("retry-after")).containsExactly("40"));
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> faulty("\"kind\":\"malformed\""))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(502));
        OpenAIClient stranger = client("atl_nobodys", 0);
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.models().list())
                .satisfies(OpenAiSdkTest::isComplete);
        stranger.close();
    }

    private void faulty(String fault) {
        stack.simulator().breakChats(fault);
        client.chat().completions().create(question("x").build());
    }

    private static void isComplete(OpenAIServiceException error) {
        assertThat(error.code()).hasValue("invalid_api_key");
        assertThat(error.type()).hasValue("invalid_request_error");
        assertThat(error.headers().values("x-request-id")).isNotEmpty();
    }

    private static String said(List<ChatCompletionChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
    }

    private static ChatCompletionCreateParams.Builder question(String text) {
        return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(text);
    }
}
