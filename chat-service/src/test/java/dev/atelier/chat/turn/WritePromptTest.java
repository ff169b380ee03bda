package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.catalogue.Price;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.Part;
import dev.atelier.chat.conversation.Conversation;
import dev.atelier.chat.conversation.Settings;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.chat.message.Place;
import dev.atelier.chat.message.Role;
import dev.atelier.platform.error.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WritePromptTest {

    private static final String ID = "65f0000000000000000000aa";
    private static final Settings NONE = new Settings(null, null, null, null);

    private final MessageLog log = mock(MessageLog.class);
    private final WritePrompt prompts = new WritePrompt(new ReadHistory(log));

    @Test
    void the_first_message_reads_no_history() {
        Prompt prompt = prompts.write(turn(model(1000), NONE, 0, "hello", 6));
        assertThat(prompt.body().toString()).isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        assertThat(prompt.tokens()).isEqualTo(6 + TokenCounter.PRIMING);
        verify(log, never()).between(any(), anyInt(), anyInt());
    }

    @Test
    void settings_become_the_providers_words() {
        var settings = new Settings(0.5, 99, 0.25, "Be brief.");
        Prompt prompt = prompts.write(turn(model(1000), settings, 0, "hello", 6));
        assertThat(prompt.body().toString())
                .isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"hello\"}],"
                        + "\"temperature\":0.5,\"top_p\":0.25,\"max_completion_tokens\":99}");
    }

    @Test
    void the_answer_is_never_asked_longer_than_the_model_can_make_it() {
        Prompt prompt = prompts.write(turn(model(1000), new Settings(null, 5000, null, null), 0, "hello", 6));
        assertThat(prompt.body().path("max_completion_tokens").asInt()).isEqualTo(200);
    }

    @Test
    void history_is_cut_from_the_oldest_side_and_never_splits_the_system_prompt_off() {
        history(1000, 10);
        // window 1000 - answer 200 - (priming 3 + system 100 + message 50) leaves 647: 32 turns of 20
        Prompt prompt = prompts.write(turn(model(1000), new Settings(null, 200, null, "Be brief."), 1000, "now", 50));
        JsonNode messages = prompt.body().path("messages");
        assertThat(messages.size()).isEqualTo(1 + 64 + 1);
        assertThat(messages.path(0).path("role").stringValue()).isEqualTo("system");
        assertThat(messages.path(1).path("role").stringValue()).isEqualTo("user");
        assertThat(messages.path(1).path("content").stringValue()).isEqualTo("m936");
        assertThat(messages.path(64).path("content").stringValue()).isEqualTo("m999");
        assertThat(messages.path(65).path("content").stringValue()).isEqualTo("now");
        assertThat(prompt.tokens()).isEqualTo(3 + 100 + 50 + 640);
    }

    @Test
    void reading_stops_as_soon_as_the_prompt_is_full() {
        history(100_000, 10);
        prompts.write(turn(model(1000), new Settings(null, 200, null, null), 100_000, "now", 50));
        verify(log, times(2)).between(any(), anyInt(), anyInt());
        verify(log).between(ID, 99_950, 100_000);
        verify(log).between(ID, 99_850, 99_950);
    }

    @Test
    void a_prompt_that_fills_the_window_alone_goes_without_history() {
        history(10, 10);
        Prompt prompt = prompts.write(turn(model(1000), new Settings(null, null, null, "Be brief."), 10, "now", 896));
        assertThat(prompt.body().path("messages").size()).isEqualTo(2);
    }

    @Test
    void a_prompt_beyond_the_window_is_refused() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> prompts.write(turn(model(1000), new Settings(null, null, null, "Be brief."), 0, "now", 897)));
        assertThat(refusal.field()).isEqualTo("content");
    }

    @Test
    void the_answer_that_was_asked_for_must_fit_too() {
        var settings = new Settings(null, 200, null, null);
        assertThat(prompts.write(turn(model(1000), settings, 0, "now", 797))).isNotNull();
        assertThat(catchThrowableOfType(
                                ApiException.class, () -> prompts.write(turn(model(1000), settings, 0, "now", 798)))
                        .field())
                .isEqualTo("content");
    }

    @Test
    void a_model_without_eyes_is_told_of_pictures_in_words() {
        Content picture =
                new Content.Parts(List.of(new Part.Text("look"), new Part.Image("https://example.com/cat.png", null)));
        when(log.between(any(), anyInt(), anyInt()))
                .thenReturn(List.of(
                        message(0, Role.USER, picture, 10), message(1, Role.ASSISTANT, new Content.Text("a cat"), 10)));
        JsonNode blind =
                prompts.write(turn(model(1000), NONE, 2, "now", 5)).body().path("messages");
        assertThat(blind.path(0).path("content").stringValue()).isEqualTo("look\n[image]");
        JsonNode seeing = prompts.write(turn(model(1000, "vision"), NONE, 2, "now", 5))
                .body()
                .path("messages");
        assertThat(seeing.path(0)
                        .path("content")
                        .path(1)
                        .path("image_url")
                        .path("url")
                        .stringValue())
                .isEqualTo("https://example.com/cat.png");
    }

    private void history(int messages, int tokensEach) {
        when(log.between(any(), anyInt(), anyInt())).thenAnswer(call -> {
            int from = call.getArgument(1);
            int to = Math.min(call.getArgument(2), messages);
            return IntStream.range(from, to)
                    .mapToObj(i ->
                            message(i, i % 2 == 0 ? Role.USER : Role.ASSISTANT, new Content.Text("m" + i), tokensEach))
                    .toList();
        });
    }

    private static Turn turn(Model model, Settings settings, int messageCount, String text, int tokens) {
        int system = settings.systemPrompt() == null ? 0 : 100;
        var profile = new Conversation.Profile(null, model.id(), settings, system, List.of());
        var conversation = new Conversation(ID, "u", profile, messageCount, Instant.EPOCH, Instant.EPOCH);
        return new Turn(
                Spender.person(conversation.userId()),
                conversation,
                model,
                new Content.Text(text),
                tokens,
                Instant.EPOCH);
    }

    private static Model model(int window, String... capabilities) {
        return new Model(
                "m",
                "M",
                window,
                200,
                Set.of(capabilities),
                Price.ofTokens("v1", 1, 1, 1),
                List.of(new Model.Route("p", "m", 0, 1)),
                List.of());
    }

    private static LoggedMessage message(int sequence, Role role, Content content, int tokens) {
        return new LoggedMessage(new Place("u", ID, sequence), role, content, tokens, Instant.EPOCH, null);
    }
}
