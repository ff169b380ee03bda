package dev.atelier.user.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.ProgramToken;
import dev.atelier.platform.security.Role;
import dev.atelier.platform.security.Scope;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

class ResolveAccessTokenTest extends RunningService {

    @Autowired
    private ServiceTokens serviceTokens;

    @Autowired
    private AccessTokens accessTokens;

    @Autowired
    private AccessTokenSweep sweep;

    private String name;
    private String userId;
    private ApiClient mine;

    @BeforeEach
    void signUp() {
        name = freshName();
        Answer session = registered(name);
        userId = session.userId();
        mine = api.as(session.accessToken());
    }

    @Test
    void a_good_token_travels_as_a_short_lived_jwt_of_its_owner() {
        JsonNode token = create(Map.of("scopes", new String[] {"chat", "stats"}));

        JsonNode resolution = resolve(secret(token));

        assertThat(resolution.get("refusal").isNull()).isTrue();
        assertThat(resolution.get("keepSeconds").longValue()).isEqualTo(30);
        Caller caller = accessTokens.verify(resolution.get("jwt").stringValue());
        assertThat(caller.userId()).isEqualTo(userId);
        assertThat(caller.name()).isEqualTo(name);
        assertThat(caller.accessTokenId()).isEqualTo(id(token)).isEqualTo(caller.sessionId());
        assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.CHAT, Scope.STATS);
        assertThat(caller.expiresAt())
                .isBetween(clock.instant().plusSeconds(290), clock.instant().plusSeconds(301));
    }

    @Test
    void a_programs_jwt_makes_no_tokens() {
        String jwt = resolve(secret(create(Map.of()))).get("jwt").stringValue();

        for (Answer refused : new Answer[] {
            api.as(jwt).get("/api/tokens"),
            api.as(jwt).post("/api/tokens", Map.of("name", "more")),
            api.as(jwt).send("DELETE", "/api/tokens/" + ObjectId.get().toHexString(), null),
            api.as(jwt).get("/api/auth/me"),
            api.as(jwt).put("/api/auth/password", Map.of()),
        }) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void what_is_no_token_of_ours_is_unauthenticated() {
        assertThat(refusal("atl_nothing")).isEqualTo("UNAUTHENTICATED");
        assertThat(resolveHash("{\"hash\":{\"$ne\":null}}").status()).isEqualTo(400);
        assertThat(resolveHash("{}").status()).isEqualTo(400);
    }

    @Test
    void a_deleted_token_is_revoked_and_so_is_what_travels_for_it() {
        JsonNode token = create(Map.of());
        String jwt = resolve(secret(token)).get("jwt").stringValue();

        mine.send("DELETE", "/api/tokens/" + id(token), null);

        assertThat(refusal(secret(token))).isEqualTo("TOKEN_REVOKED");
        assertThat(api.as(jwt).get("/api/tokens").code()).isEqualTo("TOKEN_REVOKED");
        var revoked =
                api.as(serviceTokens.current()).get("/internal/revocations").body();
        assertThat(revoked.valueStream().map(one -> one.get("id").stringValue()))
                .contains(id(token));
    }

    @Test
    void a_deleted_token_is_forgotten_after_a_month() {
        JsonNode token = create(Map.of());
        mine.send("DELETE", "/api/tokens/" + id(token), null);

        clock.skip(Duration.ofDays(29));
        sweep.sweep();
        assertThat(refusal(secret(token))).isEqualTo("TOKEN_REVOKED");
        clock.skip(Duration.ofDays(2));
        sweep.sweep();
        assertThat(refusal(secret(token))).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void nothing_outlives_the_tokens_own_end() {
        JsonNode token =
                create(Map.of("expiresAt", clock.instant().plusSeconds(100).toString()));

        String jwt = resolve(secret(token)).get("jwt").stringValue();

        assertThat(accessTokens.verify(jwt).expiresAt())
                .isBeforeOrEqualTo(clock.instant().plusSeconds(100));
        clock.skip(Duration.ofSeconds(101));
        assertThat(refusal(secret(token))).isEqualTo("TOKEN_EXPIRED");
        assertThat(api.as(jwt).get("/api/tokens").code()).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void an_account_that_is_disabled_or_gone_has_no_good_tokens() {
        JsonNode token = create(Map.of());
        Query account = Query.query(Criteria.where("_id").is(new ObjectId(userId)));

        mongo.updateFirst(account, Update.update("status", "disabled"), "users");
        assertThat(refusal(secret(token))).isEqualTo("ACCOUNT_DISABLED");
        mongo.remove(account, "users");
        assertThat(refusal(secret(token))).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void an_administrators_program_is_no_administrator() {
        JsonNode token = create(Map.of());
        Query account = Query.query(Criteria.where("_id").is(new ObjectId(userId)));
        mongo.updateFirst(account, Update.update("role", "ADMIN"), "users");

        Caller caller = accessTokens.verify(resolve(secret(token)).get("jwt").stringValue());

        assertThat(caller.role()).isEqualTo(Role.USER);
    }

    @Test
    void a_new_password_leaves_programs_alone() {
        JsonNode token = create(Map.of());

        mine.put("/api/auth/password", Map.of("currentPassword", PASSWORD, "newPassword", "battery staple"));

        assertThat(resolve(secret(token)).get("refusal").isNull()).isTrue();
    }

    @Test
    void its_last_use_is_noted_to_the_minute() {
        JsonNode token = create(Map.of());

        resolve(secret(token));
        String first = lastUsed();
        clock.skip(Duration.ofSeconds(50));
        resolve(secret(token));
        assertThat(lastUsed()).isEqualTo(first);
        clock.skip(Duration.ofSeconds(20));
        resolve(secret(token));
        assertThat(lastUsed()).isGreaterThan(first);
    }

    @Test
    void a_users_token_cannot_ask() {
        assertThat(mine.post("/internal/access-tokens/resolve", Map.of("hash", "x"))
                        .code())
                .isEqualTo("UNAUTHENTICATED");
    }

    private JsonNode create(Map<String, Object> members) {
        var body = new HashMap<>(members);
        body.put("name", "program");
        return mine.post("/api/tokens", body).data();
    }

    private JsonNode resolve(String secret) {
        ProgramToken token = ProgramToken.parse(secret);
        String hash = token == null ? "0".repeat(64) : token.hash();
        return resolveHash("{\"hash\":\"" + hash + "\"}").body();
    }

    private Answer resolveHash(String body) {
        return api.as(serviceTokens.current()).post("/internal/access-tokens/resolve", body);
    }

    private String refusal(String secret) {
        JsonNode resolution = resolve(secret);
        assertThat(resolution.get("jwt").isNull()).isTrue();
        return resolution.get("refusal").stringValue();
    }

    private String lastUsed() {
        return mine.get("/api/tokens")
                .data()
                .get("items")
                .get(0)
                .get("lastUsed")
                .stringValue();
    }

    private static String secret(JsonNode token) {
        return token.get("token").stringValue();
    }

    private static String id(JsonNode token) {
        return token.get("id").stringValue();
    }
}
