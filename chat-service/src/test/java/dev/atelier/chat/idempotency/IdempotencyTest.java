package dev.atelier.chat.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.chat.ServerEvent;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class IdempotencyTest extends RunningChat {

    @Autowired
    private KeyRecords records;

    @Autowired
    private IdempotentRequests requests;

    @Autowired
    private MessageLog log;

    @Test
    void the_same_request_gets_the_first_answer_and_costs_nothing_again() {
        String id = conversation();
        Answer first = api.key("k1").post(messagesOf(id), Map.of("content", "hello"));
        Answer again = api.key("k1").post(messagesOf(id), Map.of("content", "hello", "unknown", 1));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.data()).isEqualTo(first.data());
        assertThat(providerCalls()).hasSize(1);
        assertThat(journal()).hasSize(1);
        assertThat(readBack(id).path("messageCount").intValue()).isEqualTo(2);
    }

    @Test
    void a_replay_can_be_streamed() {
        String id = conversation();
        Answer first = api.key("k1").post(messagesOf(id), Map.of("content", "hello"));
        List<ServerEvent> events = new ArrayList<>();
        var response = api.key("k1").events().stream(messagesOf(id), Map.of("content", "hello"), events::add);
        assertThat(response.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(events).extracting(ServerEvent::name).containsExactly("delta", "done");
        assertThat(events.getFirst().data().path("content"))
                .isEqualTo(first.data().path("assistantMessage").path("content"));
        assertThat(events.getLast().data()).isEqualTo(first.data());
    }

    @Test
    void another_request_with_the_key_is_refused() {
        String id = conversation();
        api.key("k1").post(messagesOf(id), Map.of("content", "hello"));
        for (Answer answer : List.of(
                api.key("k1").post(messagesOf(id), Map.of("content", "other")),
                api.key("k1").post(messagesOf(id), Map.of("content", "hello", "model", "small-test")),
                api.key("k1").post(messagesOf(conversation()), Map.of("content", "hello")))) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        }
        assertThat(providerCalls()).hasSize(1);
    }

    @Test
    void keys_of_different_users_have_nothing_to_do_with_each_other() {
        api.key("k1").post(messagesOf(conversation()), Map.of("content", "hello"));
        userId = new ObjectId().toHexString();
        api = clientOf(userId);
        Answer other = api.key("k1").post(messagesOf(conversation()), Map.of("content", "hello"));
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void of_fifty_at_once_one_is_let_through() throws Exception {
        String id = conversation();
        Callable<Answer> call = () -> api.key("race").post(messagesOf(id), Map.of("content", "x [[delay=500]]"));
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(50, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("REQUEST_IN_PROGRESS"));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .filter(answer -> answer.header("Idempotency-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(providerCalls()).hasSize(1);
        assertThat(readBack(id).path("messageCount").intValue()).isEqualTo(2);
    }

    @Test
    void a_request_that_failed_gives_its_key_back() {
        String id = conversation();
        SIMULATOR.faults().put(Fault.of("openai", FaultKind.STATUS).status(400).times(1));
        assertThat(api.key("k1").post(messagesOf(id), Map.of("content", "x")).status())
                .isEqualTo(400);
        Answer retry = api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void a_key_whose_instance_died_before_answering_is_free() {
        String id = conversation();
        api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        forget(id);
        update(new Document("owner", "chat-service-dead"));
        Answer retry = api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        assertThat(retry.status()).isEqualTo(201);
        assertThat(retry.header("Idempotency-Replayed")).isEmpty();
        Answer again = api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.data()).isEqualTo(retry.data());
    }

    @Test
    void a_key_whose_instance_died_after_answering_is_answered() {
        String id = conversation();
        Answer first = api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        update(new Document("owner", "chat-service-dead"));
        assertThat(api.key("k1").post(messagesOf(id), Map.of("content", "x")).data())
                .isEqualTo(first.data());
        assertThat(providerCalls()).hasSize(1);
    }

    @Test
    void a_key_whose_instance_lives_is_in_progress() {
        String id = conversation();
        api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        forget(id);
        mongo.getCollection("instances").insertOne(new Document("_id", "chat-service-busy-" + id).append("beat", 1L));
        update(new Document("owner", "chat-service-busy-" + id));
        assertThat(api.key("k1").post(messagesOf(id), Map.of("content", "x")).code())
                .isEqualTo("REQUEST_IN_PROGRESS");
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
        String id = conversation();
        api.key("k1").post(messagesOf(id), Map.of("content", "x"));
        update(new Document("expiresAt", new Date(0)));
        assertThat(api.key("k1")
                        .post(messagesOf(id), Map.of("content", "another"))
                        .status())
                .isEqualTo(201);
        update(new Document("expiresAt", new Date(0)));
        requests.sweep();
        assertThat(mongo.getCollection("idempotency").countDocuments(ofUser())).isZero();
    }

    @Test
    void whoever_lost_its_claim_stores_nothing() {
        var won = (Claim.Won) requests.claim(userId, "k1", "x");
        var seen = (Claim.Taken) requests.claim(userId, "k1", "x");
        assertThat(records.replaceClaim(seen, new ObjectId(), "other")).isTrue();
        assertThat(records.setAnswer(won, "0")).isFalse();
        requests.release(won);
        assertThat(records.find(won.id())).isNotNull();
    }

    @Test
    void nobody_takes_over_from_one_who_finished_while_he_looked() {
        var won = (Claim.Won) requests.claim(userId, "k1", "x");
        var seenBefore = (Claim.Taken) requests.claim(userId, "k1", "x");
        requests.answerLiesAt(won, "0");
        requests.finished(won);
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> requests.takeOver(seenBefore))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.REQUEST_IN_PROGRESS));
        assertThat(requests.claim(userId, "k1", "x"))
                .isInstanceOfSatisfying(
                        Claim.Taken.class, seen -> assertThat(seen.answer()).isEqualTo("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void refuses_what_is_no_key(String key) {
        refused(api.key(key).post(messagesOf(conversation()), Map.of("content", "x")));
    }

    @Test
    void refuses_a_key_that_is_too_long_or_given_twice() {
        refused(api.key("x".repeat(256)).post(messagesOf(conversation()), Map.of("content", "x")));
        refused(api.with("Idempotency-Key", "a", "b").post(messagesOf(conversation()), Map.of("content", "x")));
        assertThat(api.key("{\"$ne\":1}" + "x".repeat(246))
                        .post(messagesOf(conversation()), Map.of("content", "x"))
                        .status())
                .isEqualTo(201);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.field()).isEqualTo("Idempotency-Key");
    }

    /** As if the instance had died before its messages were stored. */
    private void forget(String conversation) {
        assertThat(log.delete(conversation, 0, MessageLog.CHUNK)).isPositive();
        await().until(() -> readBack(conversation).path("messages").isEmpty());
    }

    private void update(Document members) {
        mongo.getCollection("idempotency").updateMany(ofUser(), new Document("$set", members));
    }

    private Document ofUser() {
        return new Document("_id", new Document("$regex", "^" + userId));
    }
}
