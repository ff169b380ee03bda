package dev.atelier.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class RefreshTest extends RunningService {

    private static final Duration AFTER_GRACE = Duration.ofSeconds(11);

    @Test
    void gives_new_tokens_for_the_good_one() {
        Answer first = registered(freshName());

        Answer second = refresh(first.refreshToken());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(api.as(second.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(refresh(second.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void fifty_parallel_refreshes_have_one_successor() throws Exception {
        Answer first = registered(freshName());

        List<Answer> answers = atOnce(50, () -> refresh(first.refreshToken()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::refreshToken)
                .containsOnly(answers.getFirst().refreshToken());
    }

    @Test
    void a_lost_answer_is_given_again() {
        Answer first = registered(freshName());
        Answer lost = refresh(first.refreshToken());

        Answer again = refresh(first.refreshToken());

        assertThat(again.refreshToken()).isEqualTo(lost.refreshToken());
        assertThat(api.as(again.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void an_old_token_used_again_ends_the_session() {
        Answer first = registered(freshName());
        Answer second = refresh(first.refreshToken());
        clock.skip(AFTER_GRACE);

        Answer reused = refresh(first.refreshToken());

        assertThat(reused.status()).isEqualTo(401);
        assertThat(reused.code()).isEqualTo("TOKEN_REVOKED");
        assertThat(refresh(second.refreshToken()).code()).isEqualTo("TOKEN_REVOKED");
        assertThat(api.as(second.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(api.as(first.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void a_token_two_generations_old_ends_the_session_at_once() {
        Answer first = registered(freshName());
        Answer second = refresh(first.refreshToken());
        Answer third = refresh(second.refreshToken());

        assertThat(refresh(first.refreshToken()).code()).isEqualTo("TOKEN_REVOKED");
        assertThat(refresh(third.refreshToken()).code()).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void a_made_up_token_ends_nothing() {
        Answer first = registered(freshName());
        String real = first.refreshToken();
        String madeUp = real.substring(0, real.length() - 43) + "A".repeat(43);

        assertThat(refresh(madeUp).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(refresh(real).status()).isEqualTo(200);
    }

    @Test
    void reads_the_role_of_the_account_again() {
        Answer first = registered(freshName());
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(new ObjectId(first.userId()))),
                new Update().set("role", "PREMIUM"),
                "users");

        Answer second = refresh(first.refreshToken());

        assertThat(second.data().get("user").get("role").stringValue()).isEqualTo("PREMIUM");
    }

    @Test
    void stores_hashes_only() {
        Answer first = registered(freshName());
        Answer second = refresh(first.refreshToken());

        String sessionId = first.refreshToken().substring(0, 24);
        Document stored = mongo.findById(new ObjectId(sessionId), Document.class, "sessions");

        assertThat(stored).isNotNull();
        assertThat(stored.toJson())
                .doesNotContain(first.refreshToken().substring(27))
                .doesNotContain(second.refreshToken().substring(27));
    }

    @Test
    void an_access_token_is_no_refresh_token_and_the_other_way_round() {
        Answer answer = registered(freshName());

        assertThat(refresh(answer.accessToken()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.as(answer.refreshToken()).get("/api/auth/me").code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void requires_the_token() {
        Answer answer = api.post("/api/auth/refresh", Map.of());

        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.field()).isEqualTo("refreshToken");
    }

    @Test
    void a_session_at_rest_for_thirty_days_expires() {
        Answer first = registered(freshName());
        clock.skip(Duration.ofDays(31));

        assertThat(refresh(first.refreshToken()).code()).isEqualTo("TOKEN_EXPIRED");
        assertThat(api.as(first.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_EXPIRED");
    }
}
