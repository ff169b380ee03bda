package dev.atelier.user.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.platform.security.TokenKeys;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class GuessingTest extends RunningService {

    private static final String WRONG = "battery staple";
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    private TokenKeys keys;

    @Test
    void four_wrong_passwords_cost_nothing_and_the_right_one_makes_them_forgotten() {
        String name = freshName();
        registered(name);

        for (int round = 0; round < 3; round++) {
            assertThat(guesses(api, name, 4)).allSatisfy(answer -> {
                assertThat(answer.code()).isEqualTo("BAD_CREDENTIALS");
                assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
            });
            assertThat(login(name, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void from_the_fifth_on_the_right_password_is_refused_too_while_a_growing_delay_lasts() {
        String name = freshName();
        registered(name);

        Answer fifth = guesses(api, name, 5).getLast();
        Answer refused = login(name, PASSWORD);

        assertThat(fifth.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(retryAfter(fifth)).isEqualTo(1);
        assertThat(refused.status()).isEqualTo(423);
        assertThat(refused.code()).isEqualTo("ACCOUNT_LOCKED");
        assertThat(retryAfter(refused)).isEqualTo(2);
        clock.skip(Duration.ofSeconds(3));
        assertThat(retryAfter(login(name, WRONG))).isEqualTo(4);
        clock.skip(Duration.ofSeconds(5));
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void the_account_is_locked_at_the_twentieth_and_its_sessions_live_on() {
        String name = freshName();
        Answer session = registered(name);

        List<Answer> answers = guesses(api, name, 20);
        Answer right = login(name, PASSWORD);

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(right.status()).isEqualTo(423);
        assertThat(retryAfter(right)).isBetween(600, 900);
        assertThat(login(name + "@example.com", PASSWORD).status()).isEqualTo(423);
        assertThat(api.as(session.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(refresh(session.refreshToken()).status()).isEqualTo(200);
        clock.skip(Duration.ofMinutes(16));
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void nobodys_account_is_locked_just_like_somebodys() {
        String name = freshName();
        registered(name);

        List<Answer> known = guesses(from(freshAddress()), name, 20);
        List<Answer> unknown = guesses(from(freshAddress()), freshName(), 20);

        assertThat(unknown)
                .extracting(Answer::status)
                .isEqualTo(known.stream().map(Answer::status).toList());
        assertThat(unknown)
                .extracting(Answer::body)
                .isEqualTo(known.stream().map(Answer::body).toList());
    }

    @Test
    void two_hundred_guesses_at_once_get_no_more_checks_than_five() throws Exception {
        String name = freshName();
        registered(name);

        String nobody = freshName();
        List<Answer> fromOne = atOnce(200, () -> guess(from("198.51.100.1"), name, WRONG));
        List<Answer> fromMany = atOnce(200, () -> guess(from(freshAddress()), nobody, WRONG));

        assertThat(fromOne).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(fromOne).extracting(Answer::status).containsOnly(401, 423);
        assertThat(fromMany).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(fromMany).extracting(Answer::status).containsOnly(401, 423);
    }

    @Test
    void right_passwords_at_once_all_sign_in() throws Exception {
        String name = freshName();
        registered(name);

        assertThat(atOnce(40, () -> guess(from("198.51.100.2"), name, PASSWORD)))
                .extracting(Answer::status)
                .containsOnly(200);
    }

    @Test
    void strangers_lock_each_other_out_but_not_the_owner_at_home() {
        String name = freshName();
        String home = freshAddress();
        from(home).post("/api/auth/register", signUp(name));
        String later = freshAddress();
        assertThat(guess(from(later), name, PASSWORD).status()).isEqualTo(200);

        guesses(from(freshAddress()), name, 30);

        assertThat(guess(from(freshAddress()), name, PASSWORD).status()).isEqualTo(423);
        assertThat(guess(from(home), name, PASSWORD).status()).isEqualTo(200);
        assertThat(guess(from(later), name, PASSWORD).status()).isEqualTo(200);
        assertThat(guess(from(freshAddress()), name, PASSWORD).status())
                .as("signing in at home does not let strangers start again")
                .isEqualTo(423);
        clock.skip(Duration.ofDays(91));
        guesses(from(freshAddress()), name, 30);
        assertThat(guess(from(home), name, PASSWORD).status())
                .as("no longer at home there")
                .isEqualTo(423);
    }

    @Test
    void a_forged_address_is_not_believed() {
        String name = freshName();
        registered(name);

        List<Answer> answers = IntStream.range(0, 6)
                .mapToObj(_ -> guess(api.with("X-Forwarded-For", freshAddress()), name, WRONG))
                .toList();

        assertThat(answers.getLast().status()).isEqualTo(423);
        assertThat(login(name, PASSWORD).status())
                .as("home is where the connection comes from")
                .isEqualTo(423);
    }

    @Test
    void the_record_names_the_address_the_gateway_tells_and_no_guess_that_was_not_checked() {
        String name = freshName();
        String id = registered(name).userId();
        String address = freshAddress();

        guesses(from(address), name, 30);

        assertThat(mongo.find(Query.query(Criteria.where("address").is(address)), Document.class, "audit_addresses"))
                .hasSize(5)
                .extracting(entry -> entry.get("person"))
                .containsOnly(id);
    }

    @Test
    void the_current_password_is_no_back_door() {
        String name = freshName();
        Answer session = registered(name);
        ApiClient caller = api.as(session.accessToken());

        List<Answer> answers = IntStream.range(0, 6)
                .mapToObj(_ -> changePassword(caller, WRONG))
                .toList();

        assertThat(answers.subList(0, 5)).extracting(Answer::code).containsOnly("BAD_CREDENTIALS");
        assertThat(answers.getLast().status()).isEqualTo(423);
        assertThat(changePassword(caller, PASSWORD).status()).isEqualTo(423);
        assertThat(login(name, PASSWORD).status()).isEqualTo(423);
        assertThat(caller.get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void a_password_beyond_72_bytes_is_refused_and_never_cut() {
        String name = freshName();
        String longest = "a".repeat(72);
        var body = Map.of("username", name, "email", name + "@example.com", "password", longest);
        var tooLong = Map.of("username", name, "email", name + "@example.com", "password", longest + "A");

        assertThat(api.post("/api/auth/register", tooLong).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(api.post("/api/auth/register", body).status()).isEqualTo(201);
        assertThat(login(name, longest + "B").code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(login(name, longest).status()).isEqualTo(200);
    }

    private ApiClient from(String address) {
        String proof = new ServiceTokens(keys, "gateway-service", clock).current();
        return api.with("X-Gateway-Token", proof).with("X-Forwarded-For", address);
    }

    private static String freshAddress() {
        int number = ADDRESS.incrementAndGet();
        return "203.0." + number / 250 + "." + (1 + number % 250);
    }

    private static List<Answer> guesses(ApiClient client, String name, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> guess(client, name, WRONG))
                .toList();
    }

    private static Answer guess(ApiClient client, String name, String password) {
        return client.post("/api/auth/login", Map.of("username", name, "password", password));
    }

    private static Answer changePassword(ApiClient client, String current) {
        return client.put("/api/auth/password", Map.of("currentPassword", current, "newPassword", "another one"));
    }

    private static int retryAfter(Answer answer) {
        return Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0"));
    }
}
