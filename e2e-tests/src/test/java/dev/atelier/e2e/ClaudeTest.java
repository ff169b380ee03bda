package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.InternalServerException;
import com.openai.errors.UnprocessableEntityException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.ProviderCall;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anthropic behind both doors: in conversations, and for OpenAI's own SDK. */
@EndToEnd
@Order(48)
class ClaudeTest {

    private static final String MODEL = "claude-haiku-4-5";

    private final Stack stack;
    private final Person person;
    private final OpenAIClient client;

    ClaudeTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.client = OpenAIOkHttpClient.builder()
                .baseUrl(stack.gateway("/v1").toString())
                .apiKey(person.accessToken())
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void heal() {
        stack.simulator().heal();
        client.close();
    }

    @Test
    void streams_a_conversation_and_counts_what_the_provider_counted() {
        String conversation = person.post("/api/conversations", """
                        {"model":"claude-haiku-4-5","settings":{"temperature":1.4,"topP":0.5,"maxLength":200,
                         "systemPrompt":"Be brief."}}""").expect(201).data("/id");
        int before = stack.simulator().callCount();

        List<Event> events = person.stream(conversation, "[[tokens=30]] [[cached=5]]");

        JsonNode done = events.getLast().data();
        String streamed = events.subList(0, events.size() - 1).stream()
                .map(Event::content)
                .collect(Collectors.joining());
        assertThat(done.at("/assistantMessage/content").asString()).isEqualTo(streamed);
        assertThat(done.at("/assistantMessage/finishReason").asString()).isEqualTo("stop");
        ProviderCall call = stack.simulator().callsAfter(before).getFirst();
        assertThat(done.at("/usage/promptTokens").asLong()).isEqualTo(call.promptTokens());
        assertThat(done.at("/usage/completionTokens").asLong()).isEqualTo(30);
        // 1 USD per million tokens, 0.10 for cached ones, 5 for the answer.
        assertThat(done.at("/usage/costMicros").asLong())
                .isEqualTo(Math.round(call.promptTokens() - 5 + 5 * 0.1 + 30 * 5));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(Totals.NOTHING.plus(done.path("usage"))));
    }

    @Test
    void works_with_a_tool_over_two_requests_of_openais_sdk() {
        ChatCompletionMessage wish = client.chat()
                .completions()
                .create(weather()
                        .toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED)
                        .build())
                .choices()
                .getFirst()
                .message();
        ChatCompletionMessageFunctionToolCall call =
                wish.toolCalls().orElseThrow().getFirst().asFunction();
        assertThat(call.function().name()).isEqualTo("get_weather");
        assertThat(JsonMapper.shared()
                        .readTree(call.function().arguments())
                        .path("city")
                        .isString())
                .isTrue();

        ChatCompletion answer = client.chat()
                .completions()
                .create(weather()
                        .addMessage(wish)
                        .addMessage(ChatCompletionToolMessageParam.builder()
                                .toolCallId(call.id())
                                .content("Rain.")
                                .build())
                        .build());

        assertThat(answer.choices().getFirst().message().content()).isPresent();
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    }

    @Test
    void streams_words_and_tool_calls_as_openais_sdk_puts_them_together() {
        ChatCompletion words = streamed(question("Hello [[tokens=12]]"));
        assertThat(words.choices().getFirst().message().content().orElseThrow()).isNotBlank();
        assertThat(words.usage().orElseThrow().completionTokens()).isEqualTo(12);

        ChatCompletion tool = streamed(weather().toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED));
        assertThat(tool.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        assertThat(tool.choices()
                        .getFirst()
                        .message()
                        .toolCalls()
                        .orElseThrow()
                        .getFirst()
                        .asFunction()
                        .function()
                        .arguments())
                .contains("city");
    }

    @Test
    void refuses_what_claude_cannot_do_before_anybody_is_asked() {
        int before = stack.simulator().callCount();

        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> client.chat()
                        .completions()
                        .create(question("Hello").n(2).build()));

        assertThat(stack.simulator().callsAfter(before)).isEmpty();
        assertThat(person.usage()).isEqualTo(Totals.NOTHING);
    }

    @Test
    void asks_an_overloaded_provider_three_times_and_then_says_so() {
        stack.simulator().breakChatsOf("anthropic", "\"kind\":\"status\",\"status\":529");
        int before = stack.simulator().callCount();

        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() ->
                        client.chat().completions().create(question("Hello").build()))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(502));

        assertThat(stack.simulator().callsAfter(before)).hasSize(3);
    }

    private ChatCompletion streamed(ChatCompletionCreateParams.Builder question) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        ChatCompletionStreamOptions usage =
                ChatCompletionStreamOptions.builder().includeUsage(true).build();
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(question.streamOptions(usage).build())) {
            stream.stream().forEach(accumulator::accumulate);
        }
        return accumulator.chatCompletion();
    }

    private static ChatCompletionCreateParams.Builder weather() {
        FunctionParameters parameters = FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                .build();
        return question("What is the weather in Oslo?")
                .addFunctionTool(FunctionDefinition.builder()
                        .name("get_weather")
                        .parameters(parameters)
                        .build());
    }

    private static ChatCompletionCreateParams.Builder question(String text) {
        return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(text);
    }
}
