package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.chat.ServerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The service is told to stop while calls are under way, some short enough for the grace and some not. */
@DirtiesContext
@TestPropertySource(
        properties = {
            "server.shutdown=graceful",
            "spring.lifecycle.timeout-per-shutdown-phase=6s",
            "atelier.proxy.first-byte-timeout=60s"
        })
class StoppingTest extends RunningChat {

    @Autowired
    private ConfigurableApplicationContext service;

    @Test
    void what_outlasts_the_grace_ends_with_an_error_and_is_kept_and_counted() throws Exception {
        String longer = conversation();
        String shorter = conversation();
        String whole = conversation();
        List<ServerEvent> cut = new CopyOnWriteArrayList<>();
        List<ServerEvent> finished = new CopyOnWriteArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = clients.submit(() -> api.events().stream(
                    messagesOf(longer), Map.of("content", "x [[tokens=2000]] [[delay=20]]"), cut::add));
            Future<?> second = clients.submit(() -> api.events().stream(
                    messagesOf(shorter), Map.of("content", "x [[tokens=40]] [[delay=50]]"), finished::add));
            Future<Answer> third = clients.submit(() -> say(whole, "x [[delay=20000]]"));
            await().until(() -> providerCalls().size() == 3 && !cut.isEmpty() && !finished.isEmpty());

            long start = System.nanoTime();
            service.stop(); // closing would take the context from under the test framework
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            first.get();
            second.get();
            assertThat(finished.getLast().name()).isEqualTo("done");
            assertThat(cut)
                    .extracting(ServerEvent::name)
                    .containsOnlyOnce("error")
                    .doesNotContain("done");
            assertThat(cut.getLast().data().path("code").stringValue()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(third.get().status()).isEqualTo(503);
            assertThat(third.get().code()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(took).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(12));
            keptAndCounted(longer, said(cut));
            assertThat(find("messages", new Document("conversationId", whole))).isEmpty();
            assertThat(find("calls", new Document("userId", userId)))
                    .extracting(call -> call.getString("state"))
                    .containsExactlyInAnyOrder("cancelled", "succeeded", "failed");
        }
    }

    private void keptAndCounted(String conversation, String said) {
        Document reply =
                find("messages", new Document("conversationId", conversation)).getLast();
        assertThat(reply.getString("finishReason")).isEqualTo("cancelled");
        assertThat(reply.getString("content")).isEqualTo(said).isNotEmpty();
        Document call = find("calls", new Document("userId", userId).append("state", "cancelled"))
                .getFirst();
        assertThat(call.get("event", Document.class).getLong("costMicros"))
                .isPositive()
                .isEqualTo(reply.get("usage", Document.class).getLong("costMicros"));
    }

    private List<Document> find(String collection, Document filter) {
        return mongo.getCollection(collection).find(filter).into(new ArrayList<>());
    }

    private static String said(List<ServerEvent> events) {
        return events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("content").stringValue())
                .collect(Collectors.joining());
    }
}
