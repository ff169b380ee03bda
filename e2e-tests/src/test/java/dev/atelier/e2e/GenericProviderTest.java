package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.RateLimitException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.completions.CompletionUsage;
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

/** A provider that nothing but its settings describes, met at every door; neither people nor SDKs notice. */
@EndToEnd
@Order(48)
class GenericProviderTest {

    private static final String MODEL = "lantern-large";

    private final Stack stack;
    private final Person person;
    private final String token;
    private final OpenAIClient client;

    GenericProviderTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.token =
                person.post("/api/tokens", "{\"name\":\"sdk\"}").expect(201).data("/token");
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(stack.gateway("/v1").toString())
                .apiKey(token)
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void heal() {
        stack.simulator().heal();
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
    void openais_sdk_gets_an_answer_that_is_counted_to_the_token() {
        int before = stack.simulator().callCount();

        ChatCompletion answer = client.chat()
                .completions()
                .create(question("Hello [[tokens=9]] [[cached=3]]").build());

        assertThat(answer.choices().getFirst().message().content().orElseThrow())
                .isNotBlank();
        assertThat(answer.choices().getFirst().finishReason().asString()).isEqualTo("stop");
        CompletionUsage usage = answer.usage().orElseThrow();
        assertThat(usage.completionTokens()).isEqualTo(9);
        assertThat(usage.promptTokens())
                .isEqualTo(stack.simulator().callsAfter(before).getFirst().promptTokens());
        assertThat(usage.promptTokensDetails().orElseThrow().cachedTokens()).contains(3L);
        await().untilAsserted(() -> assertThat(person.usage().tokens()).isEqualTo(usage.totalTokens()));
        // at the catalogue's prices, in micro-USD for a million tokens, rounded half up
        long picoUsd = (usage.promptTokens() - 3) * 400_000 + 3 * 40_000 + 9 * 1_600_000;
        assertThat(person.usage().costMicros()).isEqualTo((picoUsd + 500_000) / 1_000_000);
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
        CompletionUsage usage = chunks.getLast().usage().orElseThrow();
        assertThat(usage.completionTokens()).isEqualTo(12);
        await().untilAsserted(() -> assertThat(person.usage().tokens()).isEqualTo(usage.totalTokens()));
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
        assertThat(answered.choices().getFirst().message().content()).isPresent();
    }

    @Test
    void anthropics_sdk_is_answered_too() {
        AnthropicClient anthropic = AnthropicOkHttpClient.builder()
                .baseUrl(stack.gateway("").toString())
                .apiKey(token)
                .maxRetries(0)
                .build();

        Message answer = anthropic
                .messages()
                .create(MessageCreateParams.builder()
                        .model(MODEL)
                        .maxTokens(100)
                        .addUserMessage("Hello [[tokens=9]]")
                        .build());

        assertThat(answer.usage().outputTokens()).isEqualTo(9);
        assertThat(answer.content().getFirst().asText().text()).isNotBlank();
        anthropic.close();
    }

    @Test
    void what_the_provider_calls_its_errors_arrives_as_what_they_mean() {
        stack.simulator().breakChatsOf("lantern", "\"kind\":\"status\",\"status\":451,\"times\":1");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() ->
                        client.chat().completions().create(question("hello").build()))
                .satisfies(blocked -> assertThat(blocked.code()).contains("content_policy_violation"));

        stack.simulator().breakChatsOf("lantern", "\"kind\":\"status\",\"status\":429,\"retryAfter\":40,\"times\":1");
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() ->
                        client.chat().completions().create(question("hello").build()))
                .satisfies(limited -> assertThat(
                                limited.headers().values("Retry-After").getFirst())
                        .isIn("39", "40"));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(new Totals(2, 0, 0)));
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
