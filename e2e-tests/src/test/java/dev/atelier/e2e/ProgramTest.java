package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs do with access tokens. */
@EndToEnd
@Order(45)
class ProgramTest {

    /** "At once", as far as a client can tell. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** An event shows within 2 s of the call (api.md); the rest is for a busy machine. */
    private static final Duration COUNTED = Duration.ofSeconds(6);

    private final Stack stack;
    private final Person owner;

    ProgramTest(Stack stack) {
        this.stack = stack;
        this.owner = Person.signUp(stack);
    }

    @Test
    void a_program_talks_and_is_counted_until_its_token_is_deleted() {
        Answer created = owner.post("/api/tokens", "{\"name\":\"robot\"}").expect(201);
        Person program = holding(created);
        String conversation = program.newConversation();
        Totals expected = Totals.NOTHING
                .plus(program.say(conversation, "one").expect(201).data().path("usage"))
                .plus(program.stream(conversation, "two").getLast().data().path("usage"));
        await().atMost(COUNTED).untilAsserted(() -> assertThat(program.usage()).isEqualTo(expected));
        assertThat(owner.usage()).isEqualTo(expected);
        assertThat(owner.get("/api/tokens").data("/items/0/lastUsed")).isNotEmpty();

        Http.send(owner.request("DELETE", "/api/tokens/" + created.data("/id"), null))
                .expect(200);

        for (String path : List.of("/api/conversations", "/api/models/chat", "/api/stats/usage", "/api/auth/me")) {
            await().atMost(AT_ONCE).untilAsserted(() -> assertRefused(program.get(path), 401, "TOKEN_REVOKED"));
        }
        assertRefused(program.say(conversation, "three"), 401, "TOKEN_REVOKED");
        assertThat(program.get("/api/conversations").text())
                .doesNotContain(program.accessToken().substring(0, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "'',       200, 200",
        "chat,     200, 403",
        "stats,    403, 200",
        "images,   403, 403",
        "'chat\",\"stats', 200, 200",
    })
    void scopes_open_their_studios_only(String scopes, int conversations, int statistics) {
        String list = scopes.isEmpty() ? "" : ",\"scopes\":[\"" + scopes + "\"]";
        Person program = holding(owner.post("/api/tokens", "{\"name\":\"robot\"" + list + "}"));

        program.get("/api/conversations").expect(conversations);
        program.get("/api/models/chat").expect(conversations);
        program.get("/api/stats/usage").expect(statistics);
    }

    @Test
    void a_program_opens_none_of_its_owners_own_doors() {
        Person program = holding(owner.post("/api/tokens", "{\"name\":\"robot\"}"));

        assertRefused(program.get("/api/auth/me"), 403, "FORBIDDEN");
        assertRefused(program.get("/api/tokens"), 403, "FORBIDDEN");
        assertRefused(program.post("/api/tokens", "{\"name\":\"more\"}"), 403, "FORBIDDEN");
        String body = Person.object("currentPassword", owner.password(), "newPassword", owner.password() + "2");
        assertRefused(Http.send(program.request("PUT", "/api/auth/password", body)), 403, "FORBIDDEN");
        assertThat(owner.get("/api/tokens").data().path("items")).hasSize(1);
    }

    @Test
    void a_program_that_has_spent_its_budget_may_read_and_no_more() {
        Person program = holding(owner.post("/api/tokens", "{\"name\":\"poor\",\"budgetMicros\":1}"));
        String conversation = program.newConversation();

        await().atMost(COUNTED).until(() -> program.say(conversation, "spend").status() == 402);

        assertRefused(program.say(conversation, "spend"), 402, "INSUFFICIENT_QUOTA");
        program.get("/api/conversations/" + conversation).expect(200);
        owner.say(conversation, "I have my own purse").expect(201);
    }

    @Test
    void nobody_gets_in_with_what_only_looks_like_a_token() {
        for (String junk : List.of("atl_", "atl_' OR 1=1--", "atl_" + "x".repeat(46), "atl_" + "9".repeat(4_000))) {
            Person stranger = new Person(stack, "", "", "", junk, "");
            assertRefused(stranger.get("/api/conversations"), 401, "UNAUTHENTICATED");
        }
    }

    /** The owner as far as a token goes. */
    private Person holding(Answer created) {
        String token = created.expect(201).data("/token");
        assertThat(token).matches("atl_[0-9A-Za-z]{46}");
        return new Person(stack, owner.id(), owner.username(), owner.password(), token, "");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.expect(status).code()).isEqualTo(code);
    }
}
