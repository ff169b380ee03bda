package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.completions.CompletionUsage;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.ProviderCall;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people get from a chat model whoever makes it: in conversations, and with OpenAI's own SDK, which notices nothing. */
abstract class EveryProvider {

    final Stack stack;
    final Person person;
    final String token;
    final OpenAIClient client;
    private final Prices prices;

    EveryProvider(Stack stack, Prices prices) {
        this.stack = stack;
        this.prices = prices;
        this.person = Person.signUp(stack);
        this.token =
                person.post("/api/tokens", "{\"name\":\"sdk\"}").expect(201).data("/token");
        this.client = client(token);
    }

    /** A model, and its prices in the catalogue: micro-USD per million tokens. */
    record Prices(String model, long input, long cached, long output) {

        /** Rounded half up. */
        long costMicros(long fresh, long fromCache, long made) {
            return (fresh * input + fromCache * cached + made * output + 500_000) / 1_000_000;
        }
    }

    final OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(stack.gateway("/v1").toString())
                .apiKey(key)
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
        String conversation = person.post("/api/conversations", Person.object("model", prices.model()))
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
        assertThat(done.data().at("/assistantMessage/finishReason").asString()).isEqualTo("stop");
        assertThat(done.data().at("/usage/completionTokens").asInt()).isEqualTo(13);
        Totals told = Totals.NOTHING.plus(done.data().path("usage"));
        assertThat(told.costMicros()).isPositive();
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(told));
    }

    @Test
    void openais_sdk_gets_an_answer_that_is_counted_and_priced_to_the_token() {
        int before = stack.simulator().callCount();

        ChatCompletion answer = answered(question("Hello [[tokens=9]] [[cached=3]]"));

        assertThat(answer.choices().getFirst().message().content().orElseThrow())
                .isNotBlank();
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        CompletionUsage usage = answer.usage().orElseThrow();
        ProviderCall call = stack.simulator().callsAfter(before).getFirst();
        assertThat(usage.promptTokens()).isEqualTo(call.promptTokens());
        assertThat(usage.promptTokensDetails().orElseThrow().cachedTokens()).contains(3L);
        assertThat(usage.completionTokens()).isEqualTo(9);
        Totals expected = new Totals(1, usage.totalTokens(), prices.costMicros(usage.promptTokens() - 3, 3, 9));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(expected));
    }

    @Test
    void openais_sdk_takes_a_stream_to_its_end_with_usage() {
        ChatCompletion answer = streamed(question("Hello [[tokens=12]]"));

        assertThat(answer.choices().getFirst().message().content().orElseThrow())
                .isNotBlank();
        CompletionUsage usage = answer.usage().orElseThrow();
        assertThat(usage.completionTokens()).isEqualTo(12);
        await().untilAsserted(() -> assertThat(person.usage().tokens()).isEqualTo(usage.totalTokens()));
    }

    @Test
    void openais_sdk_takes_a_tool_round_trip() {
        ChatCompletionCreateParams.Builder request = weather();

        ChatCompletion asked = answered(request);
        ChatCompletionMessage wish = asked.choices().getFirst().message();
        ChatCompletionMessageFunctionToolCall call =
                wish.toolCalls().orElseThrow().getFirst().asFunction();
        ChatCompletion answer = answered(request.addMessage(wish)
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(call.id())
                        .content("{\"sky\":\"blue\"}")
                        .build()));

        assertThat(asked.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        assertThat(call.function().name()).isEqualTo("get_weather");
        assertThat(cityIn(call)).isTrue();
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.choices().getFirst().message().content()).isPresent();
    }

    @Test
    void openais_sdk_puts_a_streamed_tool_call_together() {
        ChatCompletion asked = streamed(weather());

        assertThat(asked.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        ChatCompletionMessage wish = asked.choices().getFirst().message();
        assertThat(cityIn(wish.toolCalls().orElseThrow().getFirst().asFunction()))
                .isTrue();
    }

    final ChatCompletion answered(ChatCompletionCreateParams.Builder request) {
        return client.chat().completions().create(request.build());
    }

    private ChatCompletion streamed(ChatCompletionCreateParams.Builder request) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        ChatCompletionStreamOptions usage =
                ChatCompletionStreamOptions.builder().includeUsage(true).build();
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(request.streamOptions(usage).build())) {
            stream.stream().forEach(accumulator::accumulate);
        }
        return accumulator.chatCompletion();
    }

    private static boolean cityIn(ChatCompletionMessageFunctionToolCall call) {
        return JsonMapper.shared()
                .readTree(call.function().arguments())
                .path("city")
                .isString();
    }

    private ChatCompletionCreateParams.Builder weather() {
        FunctionParameters parameters = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                .build();
        return question("What is the weather in Oslo? Call the tool.")
                .addFunctionTool(FunctionDefinition.builder()
                        .name("get_weather")
                        .parameters(parameters)
                        .build());
    }

    final ChatCompletionCreateParams.Builder question(String text) {
        return ChatCompletionCreateParams.builder().model(prices.model()).addUserMessage(text);
    }
}
