package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.SlowReader;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.ProviderCall;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A client that hardly reads is given up, and what was made until then is kept and counted. */
@EndToEnd
@Order(21)
class SlowReaderTest {

    private final Stack stack;
    private final Person person;

    SlowReaderTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
    }

    @Test
    void gives_up_a_client_that_reads_a_byte_a_second_after_a_minute() {
        String conversation = person.newConversation();
        int askedBefore = stack.simulator().callCount();
        String path = "/api/conversations/" + conversation + "/messages";
        String body = Person.object("content", "Tell me everything. [[tokens=60000]]");

        try (SlowReader reader = SlowReader.post(stack.gateway(path), person.accessToken(), body)) {
            await().between(Duration.ofSeconds(50), Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> reader.read() < 0 || call(askedBefore).endedAt() != null);
        }

        assertThat(call(askedBefore).outcome()).isEqualTo("cancelled");
        await().until(() -> person.messages(conversation).size() == 2);
        JsonNode kept = person.messages(conversation).getLast();
        assertThat(kept.path("finishReason").asString()).isEqualTo("cancelled");
        Totals expected = Totals.NOTHING.plus(kept.path("usage"));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(expected));
        assertThat(expected.tokens())
                .isPositive()
                .isLessThanOrEqualTo(call(askedBefore).tokens());
    }

    private ProviderCall call(int askedBefore) {
        return stack.simulator().callsAfter(askedBefore).getFirst();
    }
}
