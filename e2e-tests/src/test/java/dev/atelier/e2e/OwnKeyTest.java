package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People bring their own provider keys. Every key holds a canary, which everything is searched for in the end. */
@EndToEnd
@Order(45)
class OwnKeyTest {

    /** "At once", as far as a client can tell. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final Duration COUNTED = Duration.ofSeconds(5);

    private final Stack stack;

    OwnKeyTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void a_call_on_an_own_key_is_counted_everywhere_and_charged_nowhere() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        String value = "sk-" + Canary.PROVIDER_KEY + "-" + UUID.randomUUID();
        Answer key = bring(person, value).expect(201);
        assertThat(key.data("/maskedValue")).isEqualTo("sk-…" + value.substring(value.length() - 4));
        assertThat(key.text()).doesNotContain(Canary.PROVIDER_KEY);

        JsonNode usage =
                person.say(conversation, "on my own").expect(201).data().path("usage");

        assertThat(usage.path("costMicros").asLong(-1)).isZero();
        Totals expected = Totals.NOTHING.plus(usage);
        assertThat(expected.tokens()).isPositive();
        await().atMost(COUNTED).untilAsserted(() -> assertThat(person.usage()).isEqualTo(expected));
        await().atMost(COUNTED).untilAsserted(() -> {
            Answer shown = person.get("/api/keys/" + key.data("/id")).expect(200);
            assertThat(shown.data().at("/usageStats/totalCalls").asLong()).isOne();
            assertThat(shown.data("/lastUsed")).isNotEmpty();
        });
    }

    @Test
    void a_key_that_is_switched_off_or_deleted_pays_for_no_call_a_second_later() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        String path = "/api/keys/"
                + bring(person, "sk-" + Canary.PROVIDER_KEY + "-" + UUID.randomUUID())
                        .expect(201)
                        .data("/id");
        assertThat(cost(person, conversation)).isZero();

        put(person, path, Person.object("status", "disabled")).expect(200);
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(cost(person, conversation)).isPositive());
        put(person, path, Person.object("status", "active")).expect(200);
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(cost(person, conversation)).isZero());
        Http.send(person.request("DELETE", path, null)).expect(200);
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertThat(cost(person, conversation)).isPositive());
    }

    @Test
    void a_refused_key_is_told_and_never_replaced() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        String value = "sk-invalid-" + Canary.PROVIDER_KEY;
        String id = bring(person, value).expect(201).data("/id");

        Answer refused = person.say(conversation, "hello").expect(502);
        Answer tested = person.post("/api/keys/" + id + "/test", "{}").expect(200);

        assertThat(refused.code()).isEqualTo("PROVIDER_AUTH_FAILED");
        assertThat(refused.text()).doesNotContain(value);
        assertThat(tested.data().path("valid").asBoolean(true)).isFalse();
        await().atMost(COUNTED).untilAsserted(() -> assertThat(person.usage()).isEqualTo(new Totals(1, 0, 0)));
    }

    private static Answer bring(Person person, String value) {
        return person.post("/api/keys", Person.object("service", "openai", "keyName", "mine", "keyValue", value));
    }

    private static Answer put(Person person, String path, String body) {
        return Http.send(person.request("PUT", path, body));
    }

    private static long cost(Person person, String conversation) {
        return person.say(conversation, "hello")
                .expect(201)
                .data()
                .at("/usage/costMicros")
                .asLong(-1);
    }
}
