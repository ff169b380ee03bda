package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** {@code down} loses nothing. */
@EndToEnd
@Order(100)
class StoppedStackTest {

    private final Stack stack;

    StoppedStackTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void finds_all_data_again_after_down_and_up() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        JsonNode usage =
                person.say(conversation, "remember me").expect(201).data().path("usage");
        Totals counted = Totals.NOTHING.plus(usage);
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(counted));
        List<JsonNode> messages = person.messages(conversation);

        stack.down();
        stack.up();

        Person again = person.signInAgain();
        assertThat(again.messages(conversation)).isEqualTo(messages);
        assertThat(again.usage()).isEqualTo(counted);
        assertThat(person.get("/api/auth/me").expect(200).data("/id")).isEqualTo(person.id());
        again.say(conversation, "and go on").expect(201);
    }
}
