package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A backing server dies: what must go on goes on, what cannot says so at once, nothing is lost. */
@EndToEnd
@Order(90)
class OutageTest {

    private static final Duration COUNTED_LATER = Duration.ofSeconds(60);
    private static final Duration BACK = Duration.ofSeconds(20);

    /** Each call under 6 s (operations.md). */
    private static final Duration WITHOUT_REDIS = Duration.ofSeconds(6);

    private final Stack stack;
    private final Person person;
    private final String conversation;

    OutageTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.conversation = person.newConversation();
    }

    @Test
    void answers_without_kafka_and_counts_later() {
        Totals expected = Totals.NOTHING;
        stack.kill("kafka");
        try {
            for (int call = 0; call < 5; call++) {
                expected = expected.plus(
                        person.say(conversation, "hello").expect(201).data().path("usage"));
            }
        } finally {
            stack.restart("kafka");
        }

        Totals all = expected;
        await().atMost(COUNTED_LATER)
                .untilAsserted(() -> assertThat(person.usage()).isEqualTo(all));
    }

    @Test
    void goes_on_without_redis_and_refuses_revoked_tokens_all_the_same() {
        Person before = person.signInAgain();
        before.post("/api/auth/logout", null).expect(200);
        stack.kill("redis");
        try {
            long begin = System.nanoTime();
            Person during = person.signInAgain();
            assertThat(since(begin)).isLessThan(WITHOUT_REDIS);
            begin = System.nanoTime();
            during.say(conversation, "hello").expect(201);
            assertThat(since(begin)).isLessThan(WITHOUT_REDIS);
            assertRevoked(before);

            during.post("/api/auth/logout", null).expect(200);

            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertRevoked(during));
        } finally {
            stack.restart("redis");
        }
        assertRevoked(before);
        person.get("/api/auth/me").expect(200);
    }

    @Test
    void says_503_without_its_store_and_asks_no_provider() {
        int askedBefore = stack.simulator().callCount();
        stack.kill("mongodb");
        try {
            long begin = System.nanoTime();
            Answer answer = person.say(conversation, "hello").expect(503);
            assertThat(since(begin)).isLessThan(Duration.ofSeconds(2));
            assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(Person.login(stack, person.username(), person.password()).status())
                    .isEqualTo(503);
            assertThat(person.get("/api/stats/usage").status()).isEqualTo(503);
            assertThat(stack.simulator().callsAfter(askedBefore)).isEmpty();
        } finally {
            stack.restart("mongodb");
        }
        await().atMost(BACK)
                .untilAsserted(() -> person.say(conversation, "hello again").expect(201));
        await().atMost(BACK)
                .untilAsserted(() -> assertThat(person.usage().count()).isEqualTo(1));
    }

    private void assertRevoked(Person signedOut) {
        assertThat(signedOut.get("/api/conversations").code()).isEqualTo("TOKEN_REVOKED");
        var directly = signedOut.request("GET", stack.at(8082, "/api/conversations"), null);
        assertThat(Http.send(directly).code()).isEqualTo("TOKEN_REVOKED");
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
