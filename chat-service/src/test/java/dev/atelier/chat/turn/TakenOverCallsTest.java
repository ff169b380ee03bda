package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An instance dies between storing an answer and closing its call, and another one takes the call over. */
class TakenOverCallsTest extends RunningChat {

    @Test
    void an_answer_that_was_stored_is_counted_as_it_was_shown() {
        String id = conversation();
        say(id, "first");
        Answer answer = say(id, "second");
        Document before = closedCalls(2).getLast();
        orphan(before);

        Document after = takenOver(before);

        assertThat(after.getString("state")).isEqualTo("succeeded");
        assertThat(eventOf(after)).isEqualTo(eventOf(before));
        assertThat(eventOf(after).get("costMicros"))
                .isEqualTo(answer.data().path("usage").path("costMicros").longValue());
    }

    @Test
    void an_answer_that_was_cut_short_is_counted_as_cancelled() {
        String id = conversation();
        Throwable closed = catchThrowable(
                () -> api.events().stream(messagesOf(id), Map.of("content", "x [[tokens=500]] [[delay=20]]"), event -> {
                    throw new IllegalStateException("enough");
                }));
        assertThat(closed).hasMessage("enough");
        Document before = closedCalls(1).getFirst();
        orphan(before);

        Document after = takenOver(before);

        assertThat(after.getString("state")).isEqualTo("cancelled");
        assertThat(eventOf(after)).isEqualTo(eventOf(before)).containsEntry("usageSource", "ESTIMATED");
    }

    @Test
    void an_answer_is_found_behind_what_was_said_meanwhile() throws Exception {
        String id = conversation();
        var slow = Thread.ofVirtual().start(() -> say(id, "slow [[delay=1000]]"));
        await().until(() -> providerCalls().size() == 1);
        say(id, "quick");
        slow.join();
        Document before = closedCalls(2).getFirst();
        assertThat(before.getString("reference")).isEqualTo(id + ":0");
        orphan(before);

        assertThat(eventOf(takenOver(before))).isEqualTo(eventOf(before)).containsEntry("status", "SUCCEEDED");
    }

    @Test
    void an_answer_that_was_not_stored_costs_nothing() {
        String id = conversation();
        say(id, "hello");
        Document before = closedCalls(1).getFirst();
        mongo.getCollection("messages").deleteMany(new Document("conversationId", id));
        orphan(before);

        Document after = takenOver(before);

        assertThat(after.getString("state")).isEqualTo("failed");
        assertThat(eventOf(after)).containsEntry("costMicros", 0L).containsEntry("completion", 0L);
    }

    @Test
    void the_answer_to_another_call_is_not_taken_for_it() {
        String id = conversation();
        SIMULATOR.faults().put(Fault.of("openai", FaultKind.STATUS).status(400).times(1));
        say(id, "refused");
        Document before = closedCalls(1).getFirst();
        say(id, "answered");
        orphan(before);

        assertThat(takenOver(before).getString("state")).isEqualTo("failed");
    }

    @Test
    void clients_see_nothing_of_the_accounting() {
        String id = conversation();
        say(id, "hello");
        JsonNode reply = readBack(id).path("messages").path(1);
        assertThat(reply.propertyNames())
                .containsExactlyInAnyOrder("id", "role", "content", "timestamp", "model", "finishReason", "usage");
    }

    /** The journal's entries once their events have arrived, so that nobody writes to them any more. */
    private List<Document> closedCalls(int count) {
        await().until(() ->
                journal().stream().filter(call -> call.containsKey("sentAt")).count() == count);
        return journal();
    }

    /** As if its instance had died right before closing the call. */
    private void orphan(Document call) {
        mongo.getCollection("calls")
                .updateOne(
                        new Document("_id", call.get("_id")),
                        new Document("$set", new Document("state", "started").append("owner", "chat-service-dead"))
                                .append(
                                        "$unset",
                                        new Document("event", 1)
                                                .append("finishedAt", 1)
                                                .append("unsentSince", 1)
                                                .append("sentAt", 1)));
    }

    private Document takenOver(Document call) {
        Document wanted = new Document("_id", call.get("_id"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> mongo.getCollection("calls").find(wanted).first().containsKey("event"));
        return mongo.getCollection("calls").find(wanted).first();
    }

    /** What was counted, without when. */
    private static Document eventOf(Document call) {
        Document event = call.get("event", Document.class);
        event.remove("occurredAt");
        event.remove("latencyMs");
        return event;
    }
}
