package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.errors.InternalServerException;
import com.openai.errors.UnprocessableEntityException;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Anthropic's Claude. */
@EndToEnd
@Order(48)
class ClaudeTest extends EveryProvider {

    private static final String MODEL = "claude-haiku-4-5";

    ClaudeTest(Stack stack) {
        super(stack, new Prices(MODEL, 1_000_000, 100_000, 5_000_000));
    }

    /** Claude takes no temperature above 1, and not both it and top-p. */
    @Test
    void takes_the_settings_of_a_conversation_as_far_as_claude_can() {
        String conversation = person.post("/api/conversations", """
                        {"model":"claude-haiku-4-5","settings":{"temperature":1.4,"topP":0.5,"maxLength":20,
                         "systemPrompt":"Be brief."}}""").expect(201).data("/id");

        List<Event> events = person.stream(conversation, "[[tokens=30]]");

        assertThat(events.getLast().data().at("/usage/completionTokens").asLong())
                .isEqualTo(20);
        assertThat(events.getLast().data().at("/assistantMessage/finishReason").asString())
                .isEqualTo("length");
    }

    @Test
    void refuses_what_claude_cannot_do_before_anybody_is_asked() {
        int before = stack.simulator().callCount();

        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> answered(question("Hello").n(2)));

        assertThat(stack.simulator().callsAfter(before)).isEmpty();
        assertThat(person.usage()).isEqualTo(Totals.NOTHING);
    }

    @Test
    void asks_an_overloaded_provider_three_times_and_then_says_so() {
        stack.simulator().breakChatsOf("anthropic", "\"kind\":\"status\",\"status\":529");
        int before = stack.simulator().callCount();

        assertThatExceptionOfType(InternalServerException.class)
                .isThrownBy(() -> answered(question("Hello")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(502));

        assertThat(stack.simulator().callsAfter(before)).hasSize(3);
    }
}
