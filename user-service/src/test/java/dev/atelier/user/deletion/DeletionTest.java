package dev.atelier.user.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.security.ProgramToken;
import dev.atelier.platform.security.Role;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.testservers.TestServers;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Accounts that go. The test plays chat-service. */
@TestPropertySource(
        properties = {
            "test.database=user-service-deletion-test",
            "atelier.account-events.enabled=true",
            "atelier.deletion.services=chat-service",
            "atelier.deletion.resend-after=1s"
        })
class DeletionTest extends RunningService {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration NO_TOKEN_LIVES = Duration.ofMinutes(17);

    private static FakeParticipant chatService;

    @Autowired
    private ServiceTokens serviceTokens;

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
    }

    @BeforeAll
    static void takePart() {
        chatService = new FakeParticipant(TestServers.kafkaBootstrapServers());
    }

    @AfterAll
    static void leave() {
        chatService.close();
    }

    @Test
    void the_account_is_gone_at_once_and_so_is_every_way_in() {
        String name = freshName();
        Answer first = registered(name);
        Answer second = login(name, PASSWORD);
        ApiClient me = api.as(first.accessToken());
        String program = me.post("/api/tokens", Map.of("name", "robot"))
                .data()
                .get("token")
                .stringValue();

        Answer deleted = me.send("DELETE", "/api/auth/me", Map.of("password", PASSWORD));

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.data().isNull()).isTrue();
        assertThat(me.get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(api.as(second.accessToken()).get("/api/keys").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(refresh(second.refreshToken()).status()).isEqualTo(401);
        assertThat(login(name, PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(login(name + "@example.com", PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(resolved(program)).isIn("TOKEN_REVOKED", "UNAUTHENTICATED");
    }

    @Test
    void the_names_of_a_deleted_account_are_free_for_another() {
        String name = freshName();
        Answer first = registered(name);
        delete(first);

        Answer second = registered(name);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.userId()).isNotEqualTo(first.userId());
        await().atMost(SOON).until(() -> chatService.wasTold(first.userId(), 1));
        assertThat(api.as(second.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_deletes_nothing() {
        String name = freshName();
        Answer account = registered(name);

        Answer refused =
                api.as(account.accessToken()).send("DELETE", "/api/auth/me", Map.of("password", "wrong password"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(refused.field()).isEqualTo("password");
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_sign_in_just_now_is_as_good_as_the_password_and_an_old_one_is_not() {
        Answer late = registered(freshName());
        clock.skip(Duration.ofMinutes(6));
        Answer recent = registered(freshName());

        Answer refused = api.as(late.accessToken()).delete("/api/auth/me");

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.field()).isEqualTo("password");
        assertThat(api.as(late.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(api.as(recent.accessToken()).delete("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void twenty_deletions_at_once_are_one() throws Exception {
        Answer account = registered(freshName());

        List<Answer> answers = atOnce(20, () -> api.as(account.accessToken()).delete("/api/auth/me"));

        assertThat(answers)
                .extracting(Answer::status)
                .contains(200)
                .allSatisfy(status -> assertThat(status).isIn(200, 401));
        assertThat(deletionsOnRecord(account.userId())).isOne();
    }

    @Test
    void the_last_administrator_stays() {
        Answer admin = freshAdmin();
        var others = where("role").is("ADMIN").and("_id").ne(new ObjectId(admin.userId()));
        mongo.updateMulti(query(others), new Update().set("role", "USER"), "users");

        Answer refused = api.as(admin.accessToken()).delete("/api/auth/me");

        assertThat(refused.code()).isEqualTo("CONFLICT");
        assertThat(api.as(admin.accessToken()).get("/api/admin/users").status()).isEqualTo(200);
        giveRole(registered(freshName()).userId(), Role.ADMIN);
        assertThat(api.as(admin.accessToken()).delete("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void what_was_promised_is_done_though_the_one_who_promised_died() {
        String name = freshName();
        Answer account = registered(name);
        var due = clock.instant();
        mongo.insert(Erasure.promised(account.userId(), List.of("chat-service"), due, due));

        await().atMost(SOON).until(() -> login(name, PASSWORD).status() == 401);
        await().atMost(SOON).until(() -> chatService.wasTold(account.userId(), 1));
        assertThat(api.as(account.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(mongo.count(query(where("target").is(account.userId())), "revocations"))
                .as("services that know no accounts hear of it too")
                .isOne();
        assertThat(deletionsOnRecord(account.userId())).isOne();
    }

    @Test
    void a_service_is_told_until_it_confirms_and_once_more_when_no_token_lives() {
        Answer account = registered(freshName());
        String userId = account.userId();
        delete(account);

        await().atMost(SOON).until(() -> chatService.timesTold(userId, 1) >= 2);
        assertThat(erasure(userId).getInteger("round")).isOne();
        chatService.confirm(userId, 1);
        await().atMost(SOON).until(() -> erasure(userId).getInteger("round") == 2);
        assertThat(chatService.timesTold(userId, 2)).isZero();

        clock.skip(NO_TOKEN_LIVES);
        await().atMost(SOON).until(() -> chatService.wasTold(userId, 2));
        chatService.confirm(userId, 1);
        assertThat(erasure(userId).get("finishedAt")).isNull();
        chatService.confirm(userId, 2);
        await().atMost(SOON).until(() -> erasure(userId).get("finishedAt") != null);
        assertThat(erasure(userId).get("dueAt")).isNull();
    }

    @Test
    void nothing_of_the_person_is_left_in_the_store_and_the_record_stays() {
        String name = freshName();
        Answer account = registered(name);
        ApiClient me = api.as(account.accessToken());
        me.put("/api/auth/me", Map.of("firstName", "First" + name, "lastName", "Last" + name));
        me.post("/api/keys", Map.of("service", "openai", "keyName", "Key" + name, "keyValue", "sk-" + name + "x"));
        me.post("/api/tokens", Map.of("name", "Token" + name));
        me.get("/api/auth/me/export");
        login(name, "wrong password");
        assertThat(collectionsWith(name)).isNotEmpty();
        assertThat(addressesOf(account.userId())).isPositive();

        delete(account);

        await().atMost(SOON).until(() -> chatService.wasTold(account.userId(), 1));
        assertThat(collectionsWith(name)).isEmpty();
        assertThat(collectionsWith(account.userId())).containsOnly("audit", "erasures", "revocations");
        assertThat(addressesOf(account.userId())).isZero();
        var entries = api.as(freshAdmin().accessToken())
                .get("/api/admin/audit?userId=" + account.userId())
                .data()
                .get("items");
        assertThat(entries.get(0).get("action").stringValue()).isEqualTo("ACCOUNT_DELETED");
        assertThat(entries.size()).isGreaterThan(3);
        entries.forEach(entry -> assertThat(entry.get("clientAddress").isNull()).isTrue());
    }

    @Test
    void nobody_without_a_session_deletes_anything() {
        assertThat(api.delete("/api/auth/me").status()).isEqualTo(401);
    }

    private void delete(Answer account) {
        assertThat(api.as(account.accessToken()).delete("/api/auth/me").status())
                .isEqualTo(200);
    }

    private String resolved(String token) {
        var hash = ProgramToken.parse(token).hash();
        return api.as(serviceTokens.current())
                .post("/internal/access-tokens/resolve", Map.of("hash", hash))
                .body()
                .path("refusal")
                .asString();
    }

    private Document erasure(String userId) {
        return mongo.getCollection("erasures")
                .find(new Document("_id", new ObjectId(userId)))
                .first();
    }

    private long deletionsOnRecord(String userId) {
        return mongo.count(query(where("objectId").is(userId).and("action").is("ACCOUNT_DELETED")), "audit");
    }

    private long addressesOf(String userId) {
        return mongo.count(query(where("person").is(userId)), "audit_addresses");
    }

    private List<String> collectionsWith(String text) {
        List<String> found = new ArrayList<>();
        for (String collection : mongo.getCollectionNames()) {
            for (Document document : mongo.getCollection(collection).find()) {
                if (document.toString().contains(text) && !found.contains(collection)) {
                    found.add(collection);
                }
            }
        }
        return found;
    }
}
