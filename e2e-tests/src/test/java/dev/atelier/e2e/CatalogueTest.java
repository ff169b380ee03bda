package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.EventReader;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Providers, models and prices change while the services run. */
@EndToEnd
@Order(65)
class CatalogueTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(40);

    private final Stack stack;
    private final Path changed;
    private final Person person;

    CatalogueTest(Stack stack) {
        this.stack = stack;
        this.changed = stack.ownSettings("models");
        this.person = Person.signUp(stack);
    }

    @AfterEach
    void change_back() throws IOException {
        Files.deleteIfExists(changed);
        await().atMost(A_MOMENT).until(() -> models().contains("GPT-4o"));
    }

    @Test
    void changes_a_model_without_a_restart_and_without_cutting_a_stream() throws IOException {
        String conversation = person.newConversation();

        try (EventReader stream = person.openStream(conversation, "[[tokens=40]] [[delay=1000]]")) {
            Event first = stream.next("delta");
            change("display-name: GPT-4o", "display-name: Renamed at run time");
            await().atMost(A_MOMENT).until(() -> models().contains("Renamed at run time"));

            Event done = stream.next("done");
            assertThat(Duration.between(first.at(), done.at())).isGreaterThan(Duration.ofSeconds(30));
            assertThat(done.data().path("assistantMessage").path("finishReason").asString())
                    .isEqualTo("stop");
        }
    }

    private void change(String text, String replacement) throws IOException {
        String models = stack.settings("models");
        assertThat(models).contains(text);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, models.replace(text, replacement));
    }

    private String models() {
        return person.get("/api/models/chat").text();
    }
}
