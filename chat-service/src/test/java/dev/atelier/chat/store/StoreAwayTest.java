package dev.atelier.chat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.testservers.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
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

    private static void refusedInTime(Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer = call.get();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_000));
    }
}
