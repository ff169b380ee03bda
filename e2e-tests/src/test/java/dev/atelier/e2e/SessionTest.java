package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Sessions begin once, go on by rotation, and end everywhere at once. */
@EndToEnd
@Order(40)
class SessionTest {

    /** "At once", as far as a client can tell. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Stack stack;

    SessionTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void signs_in_by_user_name_and_by_email_in_any_case() {
        Person person = Person.signUp(stack);

        Person.login(stack, person.username(), person.password()).expect(200);
        Person.login(stack, person.username().toUpperCase(Locale.ROOT) + "@EXAMPLE.com", person.password())
                .expect(200);
    }

    @Test
    void gives_a_new_refresh_token_and_ends_the_family_when_an_old_one_comes_back() {
        Person person = Person.signUp(stack);
        Answer second = Person.refresh(stack, person.refreshToken()).expect(200);
        Answer third = Person.refresh(stack, second.data("/refreshToken")).expect(200);
        assertThat(List.of(person.refreshToken(), second.data("/refreshToken"), third.data("/refreshToken")))
                .doesNotHaveDuplicates();

        assertThat(Person.refresh(stack, person.refreshToken()).expect(401).code())
                .isEqualTo("TOKEN_REVOKED");

        assertThat(Person.refresh(stack, third.data("/refreshToken"))
                        .expect(401)
                        .code())
                .isEqualTo("TOKEN_REVOKED");
        Person latest = Person.signedIn(stack, person.username(), person.password(), third);
        await().atMost(AT_ONCE).untilAsserted(() -> assertRevoked(latest.get("/api/auth/me")));
    }

    @Test
    void gives_fifty_parallel_refreshes_one_successor() throws Exception {
        Person person = Person.signUp(stack);

        List<Answer> answers = atOnce(50, () -> Person.refresh(stack, person.refreshToken()));

        List<Answer> successes =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(successes).isNotEmpty();
        assertThat(successes)
                .extracting(answer -> answer.data("/refreshToken"))
                .containsOnly(successes.getFirst().data("/refreshToken"));
    }

    @Test
    void refuses_a_token_everywhere_after_logout() {
        Person person = Person.signUp(stack);
        var chatDirectly = stack.at(8082, "/api/conversations");
        var statsDirectly = stack.at(8086, "/api/stats/usage");
        Http.send(person.request("GET", chatDirectly, null)).expect(200);
        Http.send(person.request("GET", statsDirectly, null)).expect(200);

        person.post("/api/auth/logout", null).expect(200);

        assertRevoked(person.get("/api/auth/me"));
        await().atMost(AT_ONCE).untilAsserted(() -> assertRevoked(person.get("/api/conversations")));
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertRevoked(Http.send(person.request("GET", chatDirectly, null))));
        await().atMost(AT_ONCE)
                .untilAsserted(() -> assertRevoked(Http.send(person.request("GET", statsDirectly, null))));
        assertThat(Person.refresh(stack, person.refreshToken()).expect(401).code())
                .isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void leaves_other_sessions_alone_at_logout_and_ends_them_at_a_new_password() {
        Person person = Person.signUp(stack);
        Person other = person.signInAgain();
        Person third = person.signInAgain();
        other.post("/api/auth/logout", null).expect(200);
        person.get("/api/auth/me").expect(200);
        String body = Person.object("currentPassword", person.password(), "newPassword", person.password() + "2");

        Http.send(person.request("PUT", "/api/auth/password", body)).expect(200);

        person.get("/api/auth/me").expect(200);
        await().atMost(AT_ONCE).untilAsserted(() -> assertRevoked(third.get("/api/auth/me")));
        assertThat(Person.login(stack, person.username(), person.password())
                        .expect(401)
                        .code())
                .isEqualTo("BAD_CREDENTIALS");
        Person.login(stack, person.username(), person.password() + "2").expect(200);
    }

    @Test
    void makes_one_account_of_a_hundred_racing_sign_ups() throws Exception {
        String name = Person.freshName();
        String password = Canary.PASSWORD + "-race";

        List<Answer> answers = atOnce(100, () -> Person.register(stack, name, name + "@example.com", password));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.expect(409).code()).isIn("USERNAME_TAKEN", "EMAIL_TAKEN"));
        Person.login(stack, name, password).expect(200);
    }

    private static void assertRevoked(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("TOKEN_REVOKED");
    }

    private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(_ -> call).toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
