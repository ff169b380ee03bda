package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A provider with a wire format of its own, met in conversations and by OpenAI's SDK, which notices nothing. */
@EndToEnd
@Order(48)
class GeminiTest {

    private static final String MODEL = "gemini-3.5-flash";

    private final Person person;
    private final OpenAIClient client;

    GeminiTest(Stack stack) {
        this.person = Person.signUp(stack);
        String token =
                person.post("/api/tokens", "{\"name\":\"sdk\"}").expect(201).data("/token");
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(stack.gateway("/v1").toString())
                .apiKey(token)
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_conversation_streams_and_is_counted_as_it_says() {
        String conversation = person.post("/api/conversations", Person.object("model", MODEL))
                .expect(201)
                .data("/id");

        List<Event> events = person.stream(conversation, "Hello [[tokens=9]] [[reasoning=4]]");

        Event done = events.getLast();
        assertThat(done.is("done")).as("%s", done).isTrue();
        String said = events.stream()
                .filter(event -> event.is("delta"))
                .map(Event::content)
                .collect(Collectors.joining());
        assertThat(said)
                .isNotBlank()
                .isEqualTo(done.data().at("/assistantMessage/content").asString());
        assertThat(done.data().at("/usage/completionTokens").asInt()).isEqualTo(13);
        Totals told = Totals.NOTHING.plus(done.data().path("usage"));
        assertThat(told.costMicros()).isPositive();
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(told));
    }

    @Test
    void openais_sdk_takes_a_tool_round_trip() {
        ChatCompletionCreateParams.Builder request =
                question("What is the weather in Oslo? Call the tool.").addFunctionTool(weather());

        ChatCompletion asked = client.chat().completions().create(request.build());
        ChatCompletionMessage message = asked.choices().getFirst().message();
        ChatCompletionMessageToolCall call = message.toolCalls().orElseThrow().getFirst();
        ChatCompletion answered = client.chat()
                .completions()
                .create(request.addMessage(message)
                        .addMessage(ChatCompletionToolMessageParam.builder()
                                .toolCallId(call.asFunction().id())
                                .content("{\"sky\":\"blue\"}")
                                .build())
                        .build());

        assertThat(asked.choices().getFirst().finishReason().asString()).isEqualTo("tool_calls");
        assertThat(call.asFunction().function().name()).isEqualTo("get_weather");
        assertThat(answered.choices().getFirst().finishReason().asString()).isEqualTo("stop");
        assertThat(answered.choices().getFirst().message().content()).isPresent();
    }

    @Test
    void openais_sdk_takes_a_stream_to_its_end_with_usage() {
        ChatCompletionCreateParams request = question("Hello [[tokens=12]]")
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();

        List<ChatCompletionChunk> chunks;
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(request)) {
            chunks = stream.stream().toList();
        }

        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .flatMap(choice -> choice.delta().content().stream())
                        .collect(Collectors.joining()))
                .isNotBlank();
        assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(12);
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

    private static FunctionDefinition weather() {
        return FunctionDefinition.builder()
                .name("get_weather")
                .parameters(FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                        .build())
                .build();
    }

    private static ChatCompletionCreateParams.Builder question(String text) {
        return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(text);
    }
}
