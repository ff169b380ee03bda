package dev.atelier.chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.chat.store.Forwarder.Kind;
import dev.atelier.testservers.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** MongoDB goes away under the running service, and comes back. */
class StoreAwayTest extends RunningChat {

    private static final Forwarder MONGO =
            new Forwarder(URI.create(TestServers.mongoUri()).getPort());

    @DynamicPropertySource
    static void throughTheForwarder(DynamicPropertyRegistry registry) {
        registry.add("test.store-behind", () -> "mongodb://127.0.0.1:" + MONGO.port());
    }

    @Test
    void without_its_store_the_service_says_so_within_a_second_and_asks_no_provider() {
        String id = conversation();
        assertThat(say(id, "hello").status()).isEqualTo(201);
        SIMULATOR.ledger().clear();
        MONGO.cut();
        try {
            say(id, "hello"); // what is only needed now is loaded now
            for (int i = 0; i < 3; i++) {
                refusedInTime(() -> say(id, "hello"));
                refusedInTime(() -> api.events().post(messagesOf(id), Map.of("content", "hello")));
                refusedInTime(() -> api.key("k").post(messagesOf(id), Map.of("content", "hello")));
                refusedInTime(() -> api.get("/api/conversations"));
                refusedInTime(() -> api.post("/api/conversations", Map.of("model", "gpt-test")));
            }
        } finally {
            MONGO.giveBack();
        }
        assertThat(providerCalls()).isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> say(id, "hello").status() == 201);
    }

    @Test
    void a_turn_whose_reply_got_lost_on_the_way_from_the_store_is_answered_all_the_same() {
        String id = conversation();
        MONGO.next(Kind.REPLY_LOST, "messages");
        Answer answer = api.key("k").post(messagesOf(id), Map.of("content", "hello"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(readBack(id).path("messages").path(1))
                .isEqualTo(answer.data().path("assistantMessage"));
        countedOnceAs(answer);
        assertThat(api.key("k").post(messagesOf(id), Map.of("content", "hello")).data())
                .isEqualTo(answer.data());
        assertThat(providerCalls()).hasSize(1);
    }

    @Test
    void a_turn_of_which_nobody_knows_whether_it_is_stored_is_found_by_its_key_and_counted() {
        String id = conversation();
        MONGO.next(Kind.CUT_AFTER, "messages");
        try {
            assertThat(api.key("k")
                            .post(messagesOf(id), Map.of("content", "hello"))
                            .status())
                    .isEqualTo(503);
        } finally {
            MONGO.giveBack();
        }
        Answer again = untilAnswered(id);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(providerCalls()).hasSize(1);
        assertThat(readBack(id).path("messageCount").intValue()).isEqualTo(2);
        countedOnceAs(again);
    }

    @Test
    void a_turn_that_did_not_reach_the_store_is_free_and_so_is_its_key() {
        String id = conversation();
        MONGO.next(Kind.CUT_BEFORE, "messages");
        try {
            assertThat(api.key("k")
                            .post(messagesOf(id), Map.of("content", "hello"))
                            .status())
                    .isEqualTo(503);
        } finally {
            MONGO.giveBack();
        }
        Answer again = untilAnswered(id);

        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        assertThat(readBack(id).path("messages").size()).isEqualTo(2);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(journal())
                        .extracting(call -> call.getString("state"))
                        .containsExactlyInAnyOrder("failed", "succeeded"));
    }

    @Test
    void a_key_whose_claim_got_lost_on_the_way_is_not_in_progress_for_ever() {
        String id = conversation();
        MONGO.next(Kind.REPLY_LOST, "idempotency");
        assertThat(api.key("k").post(messagesOf(id), Map.of("content", "hello")).status())
                .isEqualTo(503);

        assertThat(untilAnswered(id).header("Idempotency-Replayed")).isEmpty();
        assertThat(providerCalls()).hasSize(1);
    }

    private Answer untilAnswered(String conversation) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> api.key("k").post(messagesOf(conversation), Map.of("content", "hello")),
                        answer -> answer.status() == 201);
    }

    /** The keeper looks after what could not be closed in time every few seconds. */
    private void countedOnceAs(Answer answer) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(journal()).singleElement().satisfies(call -> {
                    assertThat(call.getString("state")).isEqualTo("succeeded");
                    assertThat(call.get("event", Document.class).getLong("costMicros"))
                            .isPositive()
                            .isEqualTo(answer.data()
                                    .path("usage")
                                    .path("costMicros")
                                    .longValue());
                }));
    }

    private static void refusedInTime(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_000));
    }
}
