package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sign-up, conversation, answer, statistics. */
@EndToEnd
@Order(10)
class WholeWayTest {

    /** An event shows in the answers within 2 s of the call (api.md); the rest is for a busy machine. */
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private final Stack stack;

    WholeWayTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void shows_a_new_account_to_its_owner() {
        Person person = Person.signUp(stack);

        Answer me = person.signInAgain().get("/api/auth/me").expect(200);

        assertThat(me.data("/id")).isEqualTo(person.id()).matches("[0-9a-f]{24}");
        assertThat(me.data("/username")).isEqualTo(person.username());
        assertThat(me.data("/role")).isEqualTo("USER");
        assertThat(me.data("/status")).isEqualTo("active");
        assertThat(me.text()).doesNotContain("password");
    }

    @Test
    void answers_a_message_and_keeps_both_turns() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();

        Answer answer = person.say(conversation, "[[say=canary-7d41 pong]]").expect(201);

        assertThat(answer.data("/userMessage/role")).isEqualTo("user");
        assertThat(answer.data("/assistantMessage/content")).isEqualTo("canary-7d41 pong");
        assertThat(answer.data("/assistantMessage/finishReason")).isEqualTo("stop");
        assertUsage(answer.data().path("usage"));
        List<JsonNode> kept = person.messages(conversation);
        assertThat(kept)
                .extracting(message -> message.path("id").asString())
                .containsExactly(answer.data("/userMessage/id"), answer.data("/assistantMessage/id"));
        assertThat(kept.get(1)).isEqualTo(answer.data().path("assistantMessage"));
    }

    @Test
    void streams_deltas_that_add_up_to_the_stored_answer() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();

        List<Event> events = person.stream(conversation, "[[tokens=30]]");

        assertThat(events.getLast().is("done")).isTrue();
        List<Event> deltas = events.subList(0, events.size() - 1);
        assertThat(deltas).hasSizeGreaterThan(10).allMatch(event -> event.is("delta"));
        String streamed = deltas.stream().map(Event::content).collect(Collectors.joining());
        JsonNode done = events.getLast().data();
        assertThat(done.at("/assistantMessage/content").asString()).isEqualTo(streamed);
        assertThat(done.at("/usage/completionTokens").asInt()).isEqualTo(30);
        assertUsage(done.path("usage"));
        assertThat(person.messages(conversation).getLast()).isEqualTo(done.path("assistantMessage"));
    }

    @Test
    void counts_every_call_exactly_in_the_statistics() {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        Totals expected = Totals.NOTHING
                .plus(person.say(conversation, "one").expect(201).data().path("usage"))
                .plus(person.stream(conversation, "two").getLast().data().path("usage"))
                .plus(person.say(conversation, "three").expect(201).data().path("usage"));

        await().atMost(COUNTED).untilAsserted(() -> assertThat(person.usage()).isEqualTo(expected));

        assertThat(expected.costMicros()).isPositive();
        JsonNode usage = person.get("/api/stats/usage?service=chat").data();
        assertThat(Totals.of(usage.at("/byService/0"))).isEqualTo(expected);
        assertThat(Totals.of(usage.at("/byModel/0"))).isEqualTo(expected);
        assertThat(sum(person.get("/api/stats/usage/daily"))).isEqualTo(expected);
        assertThat(sum(person.get("/api/stats/usage/monthly"))).isEqualTo(expected);
        assertThat(csv(person, "/api/stats/usage")).isEqualTo(expected);
        assertThat(csv(person, "/api/stats/usage/daily")).isEqualTo(expected);
    }

    @Test
    void shows_nobody_the_usage_of_others() {
        Person busy = Person.signUp(stack);
        busy.say(busy.newConversation(), "count me").expect(201);
        await().atMost(COUNTED).until(() -> busy.usage().count() == 1);

        Person idle = Person.signUp(stack);

        assertThat(idle.usage()).isEqualTo(Totals.NOTHING);
        assertThat(Totals.of(
                        idle.get("/api/stats/usage?userId=" + busy.id()).data().path("totals")))
                .isEqualTo(Totals.NOTHING);
    }

    private static void assertUsage(JsonNode usage) {
        long prompt = usage.path("promptTokens").asLong();
        long completion = usage.path("completionTokens").asLong();
        assertThat(prompt).isPositive();
        assertThat(completion).isPositive();
        assertThat(usage.path("totalTokens").asLong()).isEqualTo(prompt + completion);
        assertThat(usage.path("costMicros").asLong()).isPositive();
    }

    private static Totals sum(Answer periods) {
        return periods.expect(200)
                .data()
                .path("items")
                .valueStream()
                .map(Totals::of)
                .reduce(Totals.NOTHING, Totals::plus);
    }

    private static Totals csv(Person person, String path) {
        var request = person.request("GET", path, null).header("Accept", "text/csv");
        List<String> rows = Http.send(request).expect(200).text().lines().toList();
        List<String> columns = Arrays.asList(rows.getFirst().split(","));
        return rows.stream()
                .skip(1)
                .map(row -> row.split(","))
                .map(cells -> totals(columns, cells))
                .reduce(Totals.NOTHING, Totals::plus);
    }

    private static Totals totals(List<String> columns, String[] cells) {
        return new Totals(
                Long.parseLong(cells[columns.indexOf("count")]),
                Long.parseLong(cells[columns.indexOf("tokens")]),
                Long.parseLong(cells[columns.indexOf("costMicros")]));
    }
}
