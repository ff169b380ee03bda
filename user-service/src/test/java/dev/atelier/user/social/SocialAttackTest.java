package dev.atelier.user.social;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.social.TestProvider.Misbehaviour;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class SocialAttackTest extends SocialTest {

    @AfterEach
    void behave() {
        ISSUER.misbehave(Misbehaviour.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_NONCE", "NO_NONCE", "OTHER_KEY", "OTHER_AUDIENCE", "EXPIRED"})
    void an_id_token_that_is_not_for_this_sign_in_opens_nothing(Misbehaviour how) {
        String name = freshName();
        ISSUER.misbehave(how);

        Answer answer = signIn("oidc", person(name, name + "@example.com", true));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(mongo.count(Query.query(Criteria.where("subject").is(name)), "identities"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "REDIRECTS"})
    void a_provider_that_fails_is_502_and_no_wrong_login(Misbehaviour how) {
        String name = freshName();
        ISSUER.misbehave(how);

        Answer answer = signIn("oidc", person(name, name + "@example.com", true));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("PROVIDER_ERROR");
    }

    @Test
    void a_state_is_good_once() {
        Answer departed = depart("oidc");
        var back = ISSUER.agree(location(departed), somebody());

        assertThat(arrive("oidc", back, cookie(departed)).status()).isEqualTo(200);
        Answer replayed = arrive("oidc", back, cookie(departed));

        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void a_code_is_good_once_even_with_another_state() {
        Answer departed = depart("oidc");
        var back = ISSUER.agree(location(departed), somebody());
        assertThat(arrive("oidc", back, cookie(departed)).status()).isEqualTo(200);

        Answer another = depart("oidc");
        Answer replayed = arrive("oidc", Map.of("code", back.get("code"), "state", state(another)), cookie(another));

        assertThat(replayed.status()).isEqualTo(401);
    }

    @Test
    void somebody_elses_code_is_useless_without_the_verifier() {
        Answer victim = depart("oidc");
        var stolen = ISSUER.agree(location(victim), somebody());
        Answer thief = depart("oidc");

        Answer injected = arrive("oidc", Map.of("code", stolen.get("code"), "state", state(thief)), cookie(thief));

        assertThat(injected.status()).isEqualTo(401);
    }

    @Test
    void a_state_is_nothing_in_another_browser_nor_at_another_provider_nor_invented() {
        Answer departed = depart("oidc");
        var back = ISSUER.agree(location(departed), somebody());
        String otherBrowser = cookie(depart("oidc"));

        assertThat(arrive("oidc", back, NO_COOKIE).code()).isEqualTo("BAD_REQUEST");
        assertThat(arrive("oidc", back, otherBrowser).code()).isEqualTo("BAD_REQUEST");
        assertThat(arrive("github", back, cookie(departed)).code()).isEqualTo("BAD_REQUEST");
        assertThat(arrive("oidc", Map.of("code", "x", "state", "invented"), cookie(departed))
                        .code())
                .isEqualTo("BAD_REQUEST");
        assertThat(arrive("oidc", Map.of("code", "x"), cookie(departed)).code()).isEqualTo("BAD_REQUEST");
        assertThat(arrive("oidc", back, cookie(departed)).status())
                .as("and it is still its owner's")
                .isEqualTo(200);
    }

    @Test
    void a_state_ends_after_ten_minutes() {
        Answer departed = depart("oidc");
        var back = ISSUER.agree(location(departed), somebody());

        clock.skip(Duration.ofMinutes(11));

        assertThat(arrive("oidc", back, cookie(departed)).status()).isEqualTo(400);
    }

    @Test
    void two_tabs_may_be_away_at_once() {
        Answer one = depart("oidc");
        Answer other = api.with("Cookie", cookie(one)).get("/api/auth/oauth2/oidc");

        assertThat(cookie(other)).isEqualTo(cookie(one));
        assertThat(arrive("oidc", ISSUER.agree(location(other), somebody()), cookie(other))
                        .status())
                .isEqualTo(200);
        assertThat(arrive("oidc", ISSUER.agree(location(one), somebody()), cookie(one))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_says_no_at_the_provider_stays_outside() {
        Answer departed = depart("oidc");

        Answer answer = arrive("oidc", Map.of("error", "access_denied", "state", state(departed)), cookie(departed));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorMessage()).isNotBlank();
    }

    private static Map<String, Object> somebody() {
        String name = freshName();
        return person(name, name + "@example.com", true);
    }

    private static String state(Answer departed) {
        return TestProvider.parameters(location(departed).getRawQuery()).get("state");
    }
}
