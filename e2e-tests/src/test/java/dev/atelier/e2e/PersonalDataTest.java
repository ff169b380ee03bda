package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Token;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People take their data with them, and go; a service that is dead meanwhile makes up for it. */
@EndToEnd
@Order(75)
class PersonalDataTest {

    private static final String EXPORT = "/api/auth/me/export";
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration COUNTED = Duration.ofSeconds(10);

    /** The broker takes a killed instance for dead after 10 s, it is told again every 10 s, and the machine may be busy. */
    private static final Duration MADE_UP_FOR = Duration.ofSeconds(90);

    private final Stack stack;

    PersonalDataTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void an_export_holds_what_every_service_keeps_also_one_that_was_killed_meanwhile() throws IOException {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        Totals spent = Totals.NOTHING.plus(
                person.say(conversation, "remember the moon").expect(201).data().path("usage"));
        await().atMost(COUNTED).untilAsserted(() -> assertThat(person.usage()).isEqualTo(spent));

        stack.kill("chat-service");
        assertThat(person.get(EXPORT).expect(202).data("/status")).isEqualTo("building");
        stack.restart("chat-service");
        await().atMost(MADE_UP_FOR).until(() -> person.get(EXPORT).status() == 200);

        JsonNode export = person.get(EXPORT).data();
        URI address = URI.create(export.path("url").asString());
        assertThat(address.getPort()).isEqualTo(stack.gateway("/").getPort());
        HttpResponse<byte[]> file = Http.bytes(person.request("GET", address.getPath(), null));
        assertThat(file.statusCode()).isEqualTo(200);
        Map<String, String> files = unzipped(file.body());
        assertThat(files.get("user-service/profile.ndjson")).contains(person.username());
        assertThat(files.get("chat-service/conversations.ndjson")).contains(conversation);
        assertThat(files.get("chat-service/messages.ndjson").lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("remember the moon"));
        assertThat(files.get("stats-service/usage.ndjson")).contains("\"costMicros\":" + spent.costMicros());
        assertThat(String.join("", files.values())).doesNotContain(person.password(), "passwordHash", "$2a$");

        Person other = Person.signUp(stack);
        assertThat(Http.send(other.request("GET", address.getPath(), null)).status())
                .isEqualTo(404);
    }

    /** So that a failure here is no failure of all tests that follow. */
    @AfterEach
    void reviveChatService() {
        boolean lives = stack.status()
                .valueStream()
                .anyMatch(process -> process.path("name").asString().equals("chat-service")
                        && process.path("health").asString().equals("UP"));
        if (!lives) {
            stack.restart("chat-service");
        }
    }

    @Test
    void a_deleted_account_is_gone_everywhere_though_chat_service_was_dead_when_it_went() {
        Person person = Person.signUp(stack);
        Person program = new Person(
                stack,
                person.id(),
                "",
                "",
                person.post("/api/tokens", "{\"name\":\"robot\"}").data("/token"),
                "");
        String conversation = person.newConversation();
        Totals spent = Totals.NOTHING.plus(
                program.say(conversation, "forget me").expect(201).data().path("usage"));
        await().atMost(COUNTED).untilAsserted(() -> assertThat(person.usage()).isEqualTo(spent));

        stack.kill("chat-service");
        Answer deleted =
                Http.send(person.request("DELETE", "/api/auth/me", Person.object("password", person.password())));

        assertThat(deleted.expect(200).data().isNull()).isTrue();
        await().atMost(AT_ONCE)
                .untilAsserted(
                        () -> assertThat(person.get("/api/stats/usage").code()).isEqualTo("TOKEN_REVOKED"));
        // revoked, or not even known any more
        await().atMost(AT_ONCE)
                .untilAsserted(() ->
                        assertThat(program.get("/api/stats/usage").status()).isEqualTo(401));
        assertThat(Person.refresh(stack, person.refreshToken()).status()).isEqualTo(401);
        assertThat(Person.login(stack, person.username(), person.password()).code())
                .isEqualTo("BAD_CREDENTIALS");
        Person.register(stack, person.username(), person.username() + "@example.com", person.password())
                .expect(201);

        stack.restart("chat-service");
        await().atMost(MADE_UP_FOR)
                .untilAsserted(() -> assertThat(ghostOf(person)
                                .get("/api/conversations")
                                .expect(200)
                                .data()
                                .path("items"))
                        .isEmpty());
        assertThat(person.get("/api/conversations").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(ghostOf(person).get("/api/conversations/" + conversation).status())
                .isEqualTo(404);
        theRecordStays(person, spent);
    }

    private void theRecordStays(Person person, Totals spent) {
        Person admin = Person.signedIn(
                stack, "admin", stack.adminPassword(), Person.login(stack, "admin", stack.adminPassword()));
        JsonNode totals = admin.get("/api/stats/usage?userId=" + person.id())
                .expect(200)
                .data()
                .path("totals");
        assertThat(Totals.of(totals)).isEqualTo(spent);
        await().atMost(COUNTED).untilAsserted(() -> {
            JsonNode entries = admin.get("/api/admin/audit?userId=" + person.id())
                    .expect(200)
                    .data()
                    .path("items");
            assertThat(entries.path(0).path("action").asString()).isEqualTo("ACCOUNT_DELETED");
            assertThat(entries.size()).isGreaterThan(2);
            assertThat(entries).allMatch(entry -> entry.path("clientAddress").isNull());
        });
        admin.get("/api/admin/users/" + person.id()).expect(404);
    }

    /** What somebody would see who had the user's id and the platform's own key: services know no accounts, only tokens. */
    private Person ghostOf(Person person) {
        Token token = Token.of(person.accessToken()).with("jti", "65a1b2c3d4e5f60718293a4b.ghost");
        token.claims().put("iat", Clock.systemUTC().instant().getEpochSecond());
        return new Person(stack, person.id(), "", "", token.signed(stack.secret("ATELIER_JWT_KEYS")), "");
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
