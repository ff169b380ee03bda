package dev.atelier.user.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class SocialSignInTest extends SocialTest {

    @Test
    void works_with_a_provider_nobody_here_has_written() throws Exception {
        Answer departed = depart("spring");

        Map<String, String> back = agreeAtSpring(location(departed));
        Answer first = arrive("spring", back, cookie(departed));
        Answer again = depart("spring");
        Answer second = arrive("spring", agreeAtSpring(location(again)), cookie(again));

        assertThat(first.status()).as(String.valueOf(first.body())).isEqualTo(200);
        assertThat(first.data().get("user").get("email").stringValue()).isEqualTo(AuthorizationServer.EMAIL);
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(api.as(first.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(refresh(first.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void the_browser_departs_with_state_nonce_pkce_and_a_cookie_of_its_own() {
        Answer departed = depart("oidc");
        Map<String, String> request = TestProvider.parameters(location(departed).getRawQuery());

        assertThat(departed.status()).isEqualTo(302);
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("redirect_uri", "https://atelier.test/api/auth/oauth2/oidc/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(request.get("scope")).contains("openid", "email");
        assertThat(departed.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("__Host-", "HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=600")
                .doesNotContain(request.get("state"));
        assertThat(departed.headers().firstValue("Location").orElseThrow()).doesNotContain(TestProvider.SECRET);
    }

    @Test
    void a_stranger_gets_an_account_without_a_password_and_finds_it_again_whatever_the_address_is_then() {
        String name = freshName();

        Answer first = signIn("oidc", person(name, name + "@example.com", false));
        Answer second = signIn("oidc", person(name, "other-" + name + "@example.com", false));

        assertThat(first.status()).as(String.valueOf(first.body())).isEqualTo(200);
        assertThat(first.data().get("user").get("username").stringValue()).isEqualTo(name);
        assertThat(first.data().get("user").get("role").stringValue()).isEqualTo("USER");
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(login(name, PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(login(name, "nobody's password").code()).isEqualTo("BAD_CREDENTIALS");
    }

    /** The identity of the first account is still there: it goes a moment after the account. */
    @Test
    void who_has_deleted_an_account_and_signs_in_again_gets_a_new_one() {
        String name = freshName();
        Answer first = signIn("oidc", person(name, name + "@example.com", true));
        assertThat(api.as(first.accessToken()).delete("/api/auth/me").status()).isEqualTo(200);

        Answer second = signIn("oidc", person(name, name + "@example.com", true));

        assertThat(second.status()).as(String.valueOf(second.body())).isEqualTo(200);
        assertThat(second.userId()).isNotEqualTo(first.userId());
        assertThat(second.data().get("user").get("username").stringValue()).isEqualTo(name);
        assertThat(api.as(second.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void a_verified_address_opens_the_account_that_has_it() {
        String name = freshName();
        Answer registered = registered(name);

        Answer signedIn = signIn("oidc", person("sub-" + name, name.toUpperCase() + "@Example.com", true));

        assertThat(signedIn.userId()).isEqualTo(registered.userId());
        assertThat(login(name, PASSWORD).userId()).isEqualTo(registered.userId());
    }

    @Test
    void an_unverified_address_never_opens_somebodys_account() {
        String name = freshName();
        registered(name);

        Answer refused = signIn("oidc", person("sub-" + name, name + "@example.com", false));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("EMAIL_TAKEN");
        assertThat(mongo.count(Query.query(Criteria.where("subject").is("sub-" + name)), "identities"))
                .isZero();
    }

    @Test
    void taken_and_impossible_names_are_replaced_by_others() {
        String name = freshName();
        registered(name);

        Answer taken = signIn(
                "oidc", Map.of("sub", "t" + name, "email", "t" + name + "@example.com", "preferred_username", name));
        Answer impossible = signIn(
                "oidc", Map.of("sub", "i" + name, "email", "i" + name + "@example.com", "preferred_username", "王 小明"));
        Answer admin = signIn(
                "oidc", Map.of("sub", "a" + name, "email", "a" + name + "@example.com", "preferred_username", "Admin"));

        assertThat(username(taken)).startsWith(name + "-");
        assertThat(username(impossible)).matches("[A-Za-z0-9_.-]{3,32}");
        assertThat(username(admin)).isNotEqualToIgnoringCase("admin").startsWith("Admin-");
    }

    @Test
    void twenty_first_sign_ins_at_once_make_one_account() throws Exception {
        String name = freshName();

        List<Answer> answers = atOnce(20, () -> signIn("oidc", person(name, name + "@example.com", false)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::userId)
                .containsOnly(answers.getFirst().userId());
    }

    @Test
    void a_disabled_account_stays_closed() {
        String name = freshName();
        Answer first = signIn("oidc", person(name, name + "@example.com", true));
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(new ObjectId(first.userId()))),
                new Update().set("status", "disabled"),
                "users");

        assertThat(signIn("oidc", person(name, name + "@example.com", true)).code())
                .isEqualTo("ACCOUNT_DISABLED");
    }

    @Test
    void git_hub_counts_the_address_it_has_verified_and_no_other() {
        String name = freshName();
        Answer owner = registered(name);
        var verified = Map.<String, Object>of("email", name + "@example.com", "verified", true, "primary", false);
        var unverified = Map.<String, Object>of("email", name + "@example.com", "verified", false, "primary", true);
        Map<String, Object> thief = Map.of(
                "id",
                System.nanoTime(),
                "login",
                "thief",
                "email",
                name + "@example.com",
                "emails",
                List.of(unverified));
        Map<String, Object> same = Map.of("id", System.nanoTime(), "login", name, "emails", List.of(verified));

        assertThat(signIn("github", thief).code()).isEqualTo("EMAIL_TAKEN");
        assertThat(signIn("github", same).userId()).isEqualTo(owner.userId());
    }

    @Test
    void without_an_address_there_is_no_new_account() {
        Answer answer = signIn("github", Map.of("id", System.nanoTime(), "login", "shy"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorMessage()).isNotBlank();
    }

    @Test
    void a_front_end_gets_a_code_that_is_good_once_and_for_a_minute() {
        String name = freshName();
        Answer departed = departFor("oidc", FRONT_END);
        var person = person(name, name + "@example.com", true);

        Answer back = arrive("oidc", ISSUER.agree(location(departed), person), cookie(departed));
        assertThat(back.status()).isEqualTo(302);
        assertThat(location(back).toString()).startsWith(FRONT_END + "?code=");
        String code = TestProvider.parameters(location(back).getRawQuery()).get("code");
        Answer first = redeem(code);
        Answer second = redeem(code);

        assertThat(first.status()).isEqualTo(200);
        assertThat(username(first)).isEqualTo(name);
        assertThat(second.status()).isEqualTo(401);
        assertThat(redeem("invented").status()).isEqualTo(401);
        assertThat(redeem("").code()).isEqualTo("VALIDATION_FAILED");

        Answer later = departFor("oidc", FRONT_END);
        URI slow = location(arrive("oidc", ISSUER.agree(location(later), person), cookie(later)));
        clock.skip(Duration.ofSeconds(61));
        assertThat(redeem(TestProvider.parameters(slow.getRawQuery()).get("code"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_front_end_hears_of_a_refusal_too() {
        Answer departed = departFor("oidc", FRONT_END);
        String state = TestProvider.parameters(location(departed).getRawQuery()).get("state");

        Answer back = arrive("oidc", Map.of("error", "access_denied", "state", state), cookie(departed));

        assertThat(location(back)).hasToString(FRONT_END + "?error=UNAUTHENTICATED");
    }

    @Test
    void nobody_is_sent_to_a_front_end_that_is_not_exactly_one_of_ours() {
        for (String other : List.of(
                "https://evil.example.com/signed-in",
                FRONT_END + "/",
                FRONT_END + "?x=1",
                FRONT_END + ".evil.com",
                FRONT_END.toUpperCase(),
                "https://app.example.com",
                "")) {
            Answer answer = departFor("oidc", other);
            assertThat(answer.status()).as(other).isEqualTo(400);
            assertThat(answer.field()).isEqualTo("redirect_uri");
        }
    }

    @Test
    void a_provider_that_is_off_or_unknown_is_404() {
        assertThat(depart("google").status()).isEqualTo(404);
        assertThat(depart("nowhere").code()).isEqualTo("NOT_FOUND");
        assertThat(arrive("google", new HashMap<>(Map.of("state", "x", "code", "y")), NO_COOKIE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_provider_that_is_away_is_503_in_the_envelope() {
        Answer answer = depart("away");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("PROVIDER_UNAVAILABLE");
    }

    private Answer redeem(String code) {
        return api.post("/api/auth/oauth2/token", Map.of("code", code));
    }

    private static String username(Answer answer) {
        return answer.data().get("user").get("username").stringValue();
    }

    private static Map<String, String> agreeAtSpring(URI location) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            String form = "username=" + AuthorizationServer.PERSON + "&password=" + AuthorizationServer.PASSWORD;
            var signedIn = browser.send(
                    HttpRequest.newBuilder(URI.create(SPRING.url() + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            String session =
                    signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            var answer = browser.send(
                    HttpRequest.newBuilder(location).header("Cookie", session).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            String back = answer.headers().firstValue("Location").orElseThrow();
            assertThat(back).startsWith("https://atelier.test/api/auth/oauth2/spring/callback?code=");
            return TestProvider.parameters(URI.create(back).getRawQuery());
        }
    }
}
