package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.EventReader;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.ProviderCall;
import dev.atelier.e2e.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A client that goes away stops the provider call; what was made is kept and counted. */
@EndToEnd
@Order(20)
class ClientGoneTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration STOPPED = Duration.ofSeconds(1);

    private final Stack stack;
    private final Person person;
    private final String conversation;
    private final int askedBefore;

    ClientGoneTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.conversation = person.newConversation();
        this.askedBefore = stack.simulator().callCount();
    }

    @Test
    void stops_the_provider_when_the_connection_closes_amid_words() {
        Instant gone = leaveAfter(5, "[[tokens=500]] [[delay=50]]");

        assertStoppedWithinASecondOf(gone);
        assertKeptAndCountedOnce();
    }

    @Test
    void stops_the_provider_when_the_connection_closes_in_silence() {
        Instant gone = leaveAfter(1, "[[tokens=3]] [[delay=30000]]");

        assertStoppedWithinASecondOf(gone);
        assertKeptAndCountedOnce();
    }

    private Instant leaveAfter(int deltas, String prompt) {
        try (EventReader stream = person.openStream(conversation, prompt)) {
            for (int read = 0; read < deltas; read++) {
                stream.next("delta");
            }
            return CLOCK.instant();
        }
    }

    private void assertStoppedWithinASecondOf(Instant gone) {
        await().atMost(Duration.ofSeconds(5)).until(() -> !call().outcome().equals("running"));
        assertThat(call().outcome()).isEqualTo("cancelled");
        assertThat(call().endedAt()).isBeforeOrEqualTo(gone.plus(STOPPED));
    }

    private ProviderCall call() {
        return stack.simulator().callsAfter(askedBefore).getFirst();
    }

    private void assertKeptAndCountedOnce() {
        await().until(() -> person.messages(conversation).size() == 2);
        JsonNode kept = person.messages(conversation).getLast();
        assertThat(kept.path("finishReason").asString()).isEqualTo("cancelled");
        assertThat(kept.path("content").asString()).isNotBlank();
        Totals expected = Totals.NOTHING.plus(kept.path("usage"));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(expected));
        assertThat(expected.tokens()).isPositive().isLessThanOrEqualTo(call().tokens());
        assertThat(stack.simulator().callsAfter(askedBefore)).hasSize(1);
    }
}
