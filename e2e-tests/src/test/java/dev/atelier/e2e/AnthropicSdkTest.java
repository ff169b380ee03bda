package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolChoiceAny;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anthropic's own SDK, unchanged, against this platform; Claude answers it, and so does every other model. */
@EndToEnd
@Order(48)
class AnthropicSdkTest {

    private static final String CLAUDE = "claude-haiku-4-5";
    private static final String GPT = "gpt-6.2-sol";

    private final Stack stack;
    private final Person person;
    private final AnthropicClient client;

    AnthropicSdkTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        String token =
                person.post("/api/tokens", "{\"name\":\"sdk\"}").expect(201).data("/token");
        this.client = client(token);
    }

    /** The SDK sends its key as {@code x-api-key}. */
    private AnthropicClient client(String key) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(stack.gateway("").toString())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    @AfterEach
    void heal() {
        stack.simulator().heal();
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLAUDE, GPT})
    void chats_and_is_counted_as_the_answer_says(String model) {
        Message answer =
                client.messages().create(question(model, "Hello [[tokens=9]]").build());

        assertThat(said(answer)).isNotBlank();
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isEqualTo(9);
        await().untilAsserted(() -> {
            Totals counted = person.usage();
            assertThat(counted.count()).isEqualTo(1);
            assertThat(counted.tokens())
                    .isEqualTo(answer.usage().inputTokens() + answer.usage().outputTokens());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {CLAUDE, GPT})
    void streams_to_the_end_with_usage(String model) {
        List<RawMessageStreamEvent> events;
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages()
                .createStreaming(question(model, "Hello [[tokens=12]]").build())) {
            events = stream.stream().toList();
        }

        assertThat(events.getFirst().messageStart()).isPresent();
        assertThat(events.getLast().messageStop()).isPresent();
        String text = events.stream()
                .flatMap(event -> event.contentBlockDelta().stream())
                .flatMap(event -> event.delta().text().stream())
                .map(delta -> delta.text())
                .collect(Collectors.joining());
        assertThat(text).isNotBlank();
        assertThat(events.get(events.size() - 2)
                        .messageDelta()
                        .orElseThrow()
                        .usage()
                        .outputTokens())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLAUDE, GPT})
    void has_a_tool_used_and_goes_on_with_what_it_brought(String model) {
        MessageCreateParams.Builder question = question(model, "What is the weather in Oslo?")
                .addTool(Tool.builder()
                        .name("get_weather")
                        .inputSchema(Tool.InputSchema.builder()
                                .properties(Tool.InputSchema.Properties.builder()
                                        .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                                        .build())
                                .build())
                        .build());

        Message first = client.messages()
                .create(question.toolChoice(ToolChoiceAny.builder().build()).build());
        ToolUseBlock use = first.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .findFirst()
                .orElseThrow();
        assertThat(use.name()).isEqualTo("get_weather");
        assertThat(first.stopReason()).contains(StopReason.TOOL_USE);

        var result = ToolResultBlockParam.builder()
                .toolUseId(use.id())
                .content("rain")
                .build();
        Message second = client.messages()
                .create(question(model, "What is the weather in Oslo?")
                        .addTool(question.build().tools().orElseThrow().getFirst())
                        .addMessage(first)
                        .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(result)))
                        .build());
        assertThat(second.content()).isNotEmpty();
    }

    @Test
    void closing_a_stream_stops_the_provider() {
        int before = stack.simulator().callCount();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages()
                .createStreaming(
                        question(CLAUDE, "Hello [[tokens=500]] [[delay=50]]").build())) {
            Iterator<RawMessageStreamEvent> events = stream.stream().iterator();
            events.next();
            events.next();
        }
        await().untilAsserted(() -> assertThat(stack.simulator().callsAfter(before))
                .singleElement()
                .satisfies(call -> assertThat(call.toString()).contains("cancelled")));
    }

    @Test
    void tells_failures_apart() {
        AnthropicClient stranger = client("atl_unknown");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> stranger.messages().create(question(GPT, "x").build()));
        stranger.close();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> client.messages().create(question("claude-0", "x").build()));
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() ->
                        client.messages().create(question(GPT, "x").maxTokens(0).build()));
        stack.simulator().breakChats("\"kind\":\"status\",\"status\":429,\"retryAfter\":60");
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> client.messages().create(question(GPT, "x").build()))
                .satisfies(limited ->
                        assertThat(limited.headers().values("retry-after")).containsExactly("60"));
        stack.simulator().heal();
        stack.simulator().breakChats("\"kind\":\"malformed\"");
        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> client.messages().create(question(GPT, "x").build()));
    }

    private static MessageCreateParams.Builder question(String model, String text) {
        return MessageCreateParams.builder().model(model).maxTokens(1000).addUserMessage(text);
    }

    private static String said(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(text -> text.text())
                .collect(Collectors.joining());
    }
}
