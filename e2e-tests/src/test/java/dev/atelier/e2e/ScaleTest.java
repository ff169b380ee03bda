package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two instances share the work, and one is enough when the other dies. */
@EndToEnd
@Order(80)
class ScaleTest {

    private static final Duration FOUND = Duration.ofSeconds(30);
    private static final Duration RETRY_WINDOW = Duration.ofSeconds(2);
    private static final Duration WATCHED = Duration.ofSeconds(8);

    private final Stack stack;
    private final Person person;
    private final String conversation;

    ScaleTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.conversation = person.newConversation();
    }

    @AfterEach
    void scaleBack() {
        stack.scale("chat-service", 1);
    }

    @Test
    void shares_calls_between_two_instances_and_survives_the_death_of_one() {
        stack.scale("chat-service", 2);
        String mark = "scale-" + UUID.randomUUID();
        await().atMost(FOUND).until(() -> isShared(mark));

        stack.kill("chat-service-2");

        assertThat(failuresAfterKill()).allMatch(moment -> moment.compareTo(RETRY_WINDOW) < 0);
    }

    /** Calls with that request id are in the logs of both instances. */
    private boolean isShared(String mark) {
        for (int call = 0; call < 4; call++) {
            var message = person.message(conversation, "share").header("X-Request-Id", mark);
            Http.send(message).expect(201);
        }
        return stack.log("chat-service").contains(mark)
                && stack.log("chat-service-2").contains(mark);
    }

    /** How long after the death each failed call was sent. */
    private List<Duration> failuresAfterKill() {
        List<Duration> failures = new ArrayList<>();
        long death = System.nanoTime();
        for (Duration sent = Duration.ZERO; sent.compareTo(WATCHED) < 0; sent = since(death)) {
            if (!works()) {
                failures.add(sent);
            }
        }
        return failures;
    }

    private boolean works() {
        try {
            return person.say(conversation, "[[tokens=1]]").status() == 201;
        } catch (UncheckedIOException broken) {
            return false;
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
