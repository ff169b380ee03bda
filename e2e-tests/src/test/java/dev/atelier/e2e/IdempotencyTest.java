package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.EventReader;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** {@code Idempotency-Key}. */
@EndToEnd
@Order(11)
class IdempotencyTest {

    private final Stack stack;
    private final Person person;
    private final String conversation;
    private final String key = UUID.randomUUID().toString();

    IdempotencyTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.conversation = person.newConversation();
    }

    @Test
    void gives_the_first_answer_again_and_asks_no_provider() {
        Answer first = send("once").expect(201);
        int asked = stack.simulator().callCount();

        Answer second = send("once").expect(201);

        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.data()).isEqualTo(first.data());
        assertThat(stack.simulator().callsAfter(asked)).isEmpty();
        assertThat(person.messages(conversation)).hasSize(2);
    }

    @Test
    void refuses_a_key_that_was_used_for_another_message() {
        send("once").expect(201);

        Answer other = send("something else");

        assertThat(other.expect(422).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void refuses_a_key_while_its_first_request_is_running() {
        var slow = person.message(conversation, "[[tokens=3]] [[delay=3000]]").header("Idempotency-Key", key);
        try (EventReader stream = Person.openStream(slow)) {
            stream.next("delta");

            Answer second = send("[[tokens=3]] [[delay=3000]]");

            assertThat(second.expect(409).code()).isEqualTo("REQUEST_IN_PROGRESS");
        }
    }

    @Test
    void counts_a_repeated_call_once() {
        send("once").expect(201);
        send("once").expect(201);

        await().until(() -> person.usage().count() == 1);
        person.say(conversation, "and another").expect(201);

        await().until(() -> person.usage().count() == 2);
    }

    private Answer send(String prompt) {
        return Http.send(person.message(conversation, prompt).header("Idempotency-Key", key));
    }
}
