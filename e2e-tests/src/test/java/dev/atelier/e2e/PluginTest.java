package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.EventReader;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example's jar, dropped into the folder of a stack that runs. */
@EndToEnd
@Order(66)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(40);
    private static final String STREAM = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";
    private static final long INPUT_MICROS = 2;
    private static final long OUTPUT_MICROS = 6;

    private final Stack stack;
    private final Person person;
    private final Path jar;

    PluginTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
        this.jar = stack.plugins().resolve("custom-adapter.jar");
    }

    @BeforeAll
    void name_the_adapter_in_the_catalogue_and_drop_its_jar() throws IOException {
        Path built = new ExampleAdapter().build();
        Files.createDirectories(stack.ownSettings("models").getParent());
        Files.writeString(stack.ownSettings("providers"), """
                atelier:
                  catalogue:
                    providers:
                      parrots: { adapter: plain, base-url: "%s", api-key: any }
                """.formatted(stack.at(8090, "/plain")));
        Files.writeString(
                stack.ownSettings("models"),
                stack.settings("models").stripTrailing() + """

                      - id: parrot
                        providers: [{ provider: parrots, model: parrot-1 }]
                        kind: chat
                        context-window: 8000
                        max-output: 1000
                        capabilities: [stream]
                        input-price-micros-per-m-tok: %d000000
                        output-price-micros-per-m-tok: %d000000
                """.formatted(INPUT_MICROS, OUTPUT_MICROS));
        await().atMost(A_MOMENT).until(() -> parrot().isObject());
        assertThat(available()).as("before there is a jar").isFalse();
        Files.createDirectories(stack.plugins());
        drop(built);
    }

    private void drop(Path file) throws IOException {
        Path beside = stack.plugins().resolve("being-copied");
        Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, jar, StandardCopyOption.ATOMIC_MOVE);
        await().atMost(A_MOMENT).until(this::available);
    }

    @AfterAll
    void take_all_of_it_out() throws IOException {
        Files.deleteIfExists(stack.ownSettings("models"));
        Files.deleteIfExists(stack.ownSettings("providers"));
        Files.deleteIfExists(jar);
        await().atMost(A_MOMENT).until(() -> !parrot().isObject());
    }

    @Test
    void answers_and_streams_and_is_counted_to_the_token() {
        Person fresh = Person.signUp(stack);
        JsonNode whole = ask(fresh, "parrot", "Hello [[tokens=9]] [[reasoning=4]]", "")
                .expect(200)
                .json();
        List<JsonNode> chunks = chunks(ask(fresh, "parrot", "Hello [[tokens=9]] [[reasoning=4]]", STREAM)
                .expect(200)
                .text());

        String said = whole.at("/choices/0/message/content").asString();
        assertThat(said).isNotBlank();
        assertThat(whole.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(chunks.stream()
                        .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                        .collect(Collectors.joining()))
                .isEqualTo(said);
        assertThat(chunks.getLast().path("usage").path("total_tokens"))
                .isEqualTo(whole.path("usage").path("total_tokens"));
        long prompt = whole.at("/usage/prompt_tokens").asLong();
        long cost = prompt * INPUT_MICROS + 13 * OUTPUT_MICROS;
        await().untilAsserted(() -> assertThat(fresh.usage()).isEqualTo(new Totals(2, 2 * (prompt + 13), 2 * cost)));
    }

    @Test
    void an_error_of_its_provider_is_told_as_of_any_other() {
        stack.simulator().breakChatsOf("plain", "\"kind\":\"status\",\"status\":429,\"retryAfter\":30,\"times\":1");

        Answer limited = ask("parrot", "Hello", "");

        assertThat(limited.expect(429).header("retry-after")).isEqualTo("30");
    }

    @Test
    void a_broken_jar_beside_it_is_told_to_operators_and_hurts_nobody() throws IOException {
        Path broken = Files.writeString(stack.plugins().resolve("broken.jar"), "no jar at all");
        try {
            await().atMost(A_MOMENT)
                    .untilAsserted(() -> assertThat(operators("plugins").text())
                            .contains("{\"file\":\"broken.jar\",\"plugin\":null", "it is no jar"));

            assertThat(operators("prometheus").text())
                    .contains("atelier_plugin_taken{file=\"broken.jar\"")
                    .containsPattern("atelier_plugin_taken\\{file=\"custom-adapter.jar\".* 1\\.0");
            assertThat(stack.log("chat-service").lines().filter(line -> line.contains("broken.jar is refused")))
                    .hasSize(1);
            ask("parrot", "Hello", "").expect(200);
            ask("gpt-5.4", "Hello", "").expect(200);
        } finally {
            Files.delete(broken);
        }
    }

    @Test
    void a_removed_jar_takes_only_its_own_models_along_and_cuts_no_stream() throws IOException {
        Path aside = Files.copy(jar, stack.plugins().resolve("aside"), StandardCopyOption.REPLACE_EXISTING);
        String conversation = person.post("/api/conversations", Person.object("model", "parrot"))
                .expect(201)
                .data("/id");

        try (EventReader stream = person.openStream(conversation, "[[tokens=20]] [[delay=500]]")) {
            stream.next("delta");
            Files.delete(jar);
            await().atMost(A_MOMENT).until(() -> !available());

            assertThat(ask("parrot", "Hello", "").status()).isEqualTo(503);
            ask("gpt-5.4", "Hello", "").expect(200);
            assertThat(operators("plugins").json().at("/outOfService/parrots").asString(""))
                    .contains("no adapter plain");
            Event done = stream.next("done");
            assertThat(done.data().at("/assistantMessage/finishReason").asString())
                    .isEqualTo("stop");
        } finally {
            drop(aside);
            Files.delete(aside);
        }
        ask("parrot", "Hello", "").expect(200);
    }

    @Test
    void is_found_by_a_service_that_starts() {
        stack.restart("chat-service");

        await().atMost(A_MOMENT).untilAsserted(() -> ask("parrot", "Hello", "").expect(200));
    }

    private Answer ask(String model, String prompt, String more) {
        return ask(person, model, prompt, more);
    }

    private static Answer ask(Person person, String model, String prompt, String more) {
        String body = """
                {"model":"%s","messages":[{"role":"user","content":"%s"}]%s}""".formatted(model, prompt, more);
        return Http.send(person.request("POST", "/v1/chat/completions", body));
    }

    private static List<JsonNode> chunks(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> JsonMapper.shared().readTree(line.substring("data: ".length())))
                .toList();
    }

    private Answer operators(String endpoint) {
        return Http.get(stack.at(8082, "/actuator/" + endpoint));
    }

    private boolean available() {
        return parrot().path("available").asBoolean(false);
    }

    private JsonNode parrot() {
        return person.get("/api/models/chat")
                .data()
                .valueStream()
                .filter(model -> model.path("id").asString().equals("parrot"))
                .findFirst()
                .orElse(JsonMapper.shared().missingNode());
    }
}
