package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.EventReader;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider does wrong, and what the client hears of it. */
@EndToEnd
@Order(30)
class ProviderFaultTest {

    private final Stack stack;
    private final Person person;
    private final String conversation;
    private final int askedBefore;

    ProviderFaultTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.conversation = person.newConversation();
        this.askedBefore = stack.simulator().callCount();
    }

    /** Good calls besides, so that the provider's breaker sees a provider that mostly works. */
    @AfterEach
    void heal() {
        stack.simulator().heal();
        for (int call = 0; call < 5; call++) {
            person.say(conversation, "all well").expect(201);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'status','status':429,'retryAfter':40           | 503 | PROVIDER_RATE_LIMITED | 1",
                "'kind':'status','status':401                           | 502 | PROVIDER_AUTH_FAILED  | 1",
                "'kind':'status','status':403                           | 502 | PROVIDER_AUTH_FAILED  | 1",
                "'kind':'status','status':400                           | 400 | BAD_REQUEST           | 1",
                "'kind':'status','status':400,'code':'content_policy_violation' | 422 | CONTENT_REJECTED | 1",
                "'kind':'status','status':500                           | 502 | PROVIDER_ERROR        | 3",
                "'kind':'status','status':503                           | 503 | PROVIDER_UNAVAILABLE  | 3",
                "'kind':'malformed'                                     | 502 | PROVIDER_ERROR        | 1",
            })
    void tells_what_the_provider_answered(String fault, int status, String code, int attempts) {
        stack.simulator().breakChats(fault.strip().replace('\'', '"'));

        Answer answer = person.say(conversation, "hello");

        assertThat(answer.expect(status).code()).isEqualTo(code);
        assertThat(stack.simulator().callsAfter(askedBefore)).hasSize(attempts);
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(new Totals(1, 0, 0)));
        assertThat(person.messages(conversation)).isEmpty();
    }

    @Test
    void hands_on_a_retry_after_that_is_too_long_to_wait_for() {
        stack.simulator().breakChats("\"kind\":\"status\",\"status\":429,\"retryAfter\":40");

        Answer answer = person.say(conversation, "hello").expect(503);

        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(39, 40);
    }

    @Test
    void tries_again_after_a_failure_and_counts_one_call() {
        stack.simulator().breakChats("\"kind\":\"status\",\"status\":500,\"times\":1");

        Answer answer = person.say(conversation, "hello").expect(201);

        assertThat(stack.simulator().callsAfter(askedBefore)).hasSize(2);
        Totals expected = Totals.NOTHING.plus(answer.data().path("usage"));
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(expected));
    }

    @Test
    void tries_again_after_a_short_retry_after() {
        stack.simulator().breakChats("\"kind\":\"status\",\"status\":429,\"retryAfter\":1,\"times\":1");

        person.say(conversation, "hello").expect(201);

        assertThat(stack.simulator().callsAfter(askedBefore)).hasSize(2);
    }

    @Test
    void answers_with_an_ordinary_error_what_fails_before_the_stream_begins() {
        stack.simulator().breakChats("\"kind\":\"status\",\"status\":401");

        try (EventReader stream = person.openStream(conversation, "hello")) {
            assertThat(stream.status()).isEqualTo(502);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'status','status':500,'afterChunks':3 | PROVIDER_ERROR",
                "'kind':'drop','afterChunks':3                | PROVIDER_ERROR",
                "'kind':'malformed','afterChunks':3           | PROVIDER_ERROR",
            })
    void ends_a_broken_stream_with_an_error_event(String fault, String code) {
        stack.simulator().breakChats(fault.strip().replace('\'', '"'));

        try (EventReader stream = person.openStream(conversation, "[[tokens=30]]")) {
            List<Event> events = stream.rest();
            assertThat(events).filteredOn(event -> event.is("delta")).hasSize(3);
            assertThat(events.getLast().name()).isEqualTo("error");
            assertThat(events.getLast().data().path("code").asString()).isEqualTo(code);
        }
        assertThat(stack.simulator().callsAfter(askedBefore))
                .as("never tried again after the first word")
                .hasSize(1);
        await().untilAsserted(() -> assertThat(person.usage()).isEqualTo(new Totals(1, 0, 0)));
    }
}
