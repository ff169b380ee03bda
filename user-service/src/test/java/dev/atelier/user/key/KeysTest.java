package dev.atelier.user.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.platform.security.revocation.RevocationList;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class KeysTest extends RunningService {

    private static final String CANARY = "sk-canary-7f3a9b2c5d8e-wxyz";

    @Autowired
    private ServiceTokens serviceTokens;

    @Autowired
    private RevocationList revocations;

    private String userId;
    private ApiClient mine;

    @BeforeEach
    void signUp() {
        Answer session = registered(freshName());
        userId = session.userId();
        mine = api.as(session.accessToken());
    }

    /** V01 */
    @Test
    void a_stored_key_is_shown_masked_only() {
        Answer added = add("openai", "work", CANARY);

        assertThat(added.status()).isEqualTo(201);
        JsonNode key = added.data();
        assertThat(key.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "userId",
                        "service",
                        "keyName",
                        "maskedValue",
                        "createdAt",
                        "updatedAt",
                        "lastUsed",
                        "status",
                        "usageStats");
        assertThat(key.get("userId").stringValue()).isEqualTo(userId);
        assertThat(key.get("service").stringValue()).isEqualTo("openai");
        assertThat(key.get("keyName").stringValue()).isEqualTo("work");
        assertThat(key.get("maskedValue").stringValue()).isEqualTo("sk-…wxyz");
        assertThat(key.get("status").stringValue()).isEqualTo("active");
        assertThat(key.get("lastUsed").isNull()).isTrue();
        assertThat(key.get("usageStats").toString())
                .isEqualTo("{\"totalCalls\":0,\"monthlyUsage\":0,\"dailyUsage\":0}");
        assertThat(mine.get("/api/keys/" + id(added)).data()).isEqualTo(key);
        assertThat(mine.get("/api/keys").data().get("items").get(0)).isEqualTo(key);
        assertThat(added.body().toString() + mine.get("/api/keys").body()).doesNotContain("canary");
    }

    /** V02 */
    @Test
    void the_store_does_not_hold_the_value_in_any_form() {
        String id = id(add("openai", "work", CANARY));

        Document stored = mongo.getCollection("provider_keys")
                .find(new Document("_id", new ObjectId(id)))
                .first();

        assertThat(stored).isNotNull();
        assertThat(stored.toJson()).doesNotContain("canary");
        Document sealed = stored.get("sealed", Document.class);
        assertThat(new String(sealed.get("ciphertext", Binary.class).getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain("canary");
        assertThat(sealed.getInteger("version")).isOne();
        assertThat(sealed.getString("kid")).isEqualTo("test-2");
    }

    @Test
    void a_studio_gets_the_newest_active_key_in_clear() {
        add("openai", "old", "sk-old-0123456789");
        String newest = id(add("openai", "new", CANARY));
        add("anthropic", "other", "sk-ant-0123456789");

        Answer handedOut = handOut(userId, "openai");

        assertThat(handedOut.status()).isEqualTo(200);
        assertThat(handedOut.body().get("keyId").stringValue()).isEqualTo(newest);
        assertThat(handedOut.body().get("keyValue").stringValue()).isEqualTo(CANARY);
        assertThat(handOut(userId, "gemini").body().get("keyId").isNull()).isTrue();
        assertThat(handOut(new ObjectId().toHexString(), "openai")
                        .body()
                        .get("keyId")
                        .isNull())
                .isTrue();
        assertThat(mine.get("/internal/provider-keys/" + userId + "/openai").status())
                .isEqualTo(401);
    }

    @Test
    void a_disabled_or_deleted_key_is_not_handed_out() {
        String first = id(add("openai", "first", "sk-first-0123456789"));
        String second = id(add("openai", "second", CANARY));

        mine.put("/api/keys/" + second, Map.of("status", "disabled"));
        assertThat(handOut(userId, "openai").body().get("keyId").stringValue()).isEqualTo(first);
        Answer deleted = mine.delete("/api/keys/" + first);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.data().isNull()).isTrue();
        assertThat(handOut(userId, "openai").body().get("keyId").isNull()).isTrue();
        assertThat(mine.get("/api/keys/" + first).status()).isEqualTo(404);
        mine.put("/api/keys/" + second, Map.of("status", "active"));
        assertThat(handOut(userId, "openai").body().get("keyId").stringValue()).isEqualTo(second);
    }

    /** V03 */
    @Test
    void a_seal_swapped_between_two_users_opens_for_neither() {
        Answer stranger = registered(freshName());
        String ours = id(add("openai", "ours", CANARY));
        String theirs =
                id(api.as(stranger.accessToken()).post("/api/keys", key("openai", "theirs", "sk-theirs-12345")));
        Document oursSealed = sealed(ours);
        setSealed(ours, sealed(theirs));
        setSealed(theirs, oursSealed);

        assertThat(handOut(userId, "openai").status()).isEqualTo(503);
        assertThat(handOut(stranger.userId(), "openai").status()).isEqualTo(503);
    }

    /** V04 */
    @Test
    void a_changed_seal_fails_closed() {
        String id = id(add("openai", "ours", CANARY));
        Document sealed = sealed(id);
        byte[] bytes = sealed.get("ciphertext", Binary.class).getData();
        bytes[20] ^= 1;
        setSealed(id, sealed.append("ciphertext", new Binary(bytes)));
        PROVIDER.ledger().clear();

        Answer refused = handOut(userId, "openai");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(mine.post("/api/keys/" + id + "/test", Map.of()).status()).isEqualTo(503);
        assertThat(PROVIDER.ledger().calls()).isEmpty();
    }

    @Test
    void a_change_touches_what_it_names_and_nothing_else() {
        JsonNode before = add("openai", "work", CANARY).data();
        String path = "/api/keys/" + before.get("id").stringValue();

        JsonNode renamed = mine.put(path, Map.of("keyName", " home ", "service", "anthropic", "userId", "x"))
                .data();
        assertThat(renamed.get("keyName").stringValue()).isEqualTo("home");
        assertThat(renamed.get("service").stringValue()).isEqualTo("openai");
        assertThat(renamed.get("userId").stringValue()).isEqualTo(userId);
        assertThat(renamed.get("maskedValue")).isEqualTo(before.get("maskedValue"));
        assertThat(handOut(userId, "openai").body().get("keyValue").stringValue())
                .isEqualTo(CANARY);

        JsonNode replaced =
                mine.put(path, Map.of("keyValue", "sk-replaced-0123456789")).data();
        assertThat(replaced.get("maskedValue").stringValue()).isEqualTo("sk-…6789");
        assertThat(replaced.get("keyName").stringValue()).isEqualTo("home");
        assertThat(handOut(userId, "openai").body().get("keyValue").stringValue())
                .isEqualTo("sk-replaced-0123456789");
        assertThat(replaced.get("createdAt")).isEqualTo(before.get("createdAt"));
    }

    @Test
    void another_users_key_does_not_exist() {
        String id = id(add("openai", "work", CANARY));
        ApiClient stranger = api.as(registered(freshName()).accessToken());

        assertThat(stranger.get("/api/keys/" + id).status()).isEqualTo(404);
        assertThat(stranger.put("/api/keys/" + id, Map.of("keyName", "mine now"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.delete("/api/keys/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/api/keys/" + id + "/test", Map.of()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/keys").data().get("items").isEmpty()).isTrue();
        assertThat(mine.get("/api/keys/not-an-id").status()).isEqualTo(404);
        assertThat(mine.get("/api/keys/" + id).data().get("keyName").stringValue())
                .isEqualTo("work");
    }

    @Test
    void pages_are_newest_first() {
        String first = id(add("openai", "1", CANARY));
        String second = id(add("openai", "2", CANARY));
        String third = id(add("anthropic", "3", CANARY));

        JsonNode page = mine.get("/api/keys?limit=2").data();
        assertThat(page.get("items").valueStream().map(key -> key.get("id").stringValue()))
                .containsExactly(third, second);
        assertThat(page.get("hasMore").booleanValue()).isTrue();
        JsonNode rest = mine.get(
                        "/api/keys?limit=2&after=" + page.get("nextAfter").stringValue())
                .data();
        assertThat(rest.get("items").valueStream().map(key -> key.get("id").stringValue()))
                .containsExactly(first);
        assertThat(rest.get("hasMore").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "service, '{\"service\":\"nobody\",\"keyName\":\"n\",\"keyValue\":\"sk-0123456789\"}'",
        "service, '{\"keyName\":\"n\",\"keyValue\":\"sk-0123456789\"}'",
        "keyName, '{\"service\":\"openai\",\"keyName\":\"  \",\"keyValue\":\"sk-0123456789\"}'",
        "keyName, '{\"service\":\"openai\",\"keyName\":\"a\\u0007b\",\"keyValue\":\"sk-0123456789\"}'",
        "keyValue, '{\"service\":\"openai\",\"keyName\":\"n\"}'",
        "keyValue, '{\"service\":\"openai\",\"keyName\":\"n\",\"keyValue\":\"sk-1234\"}'",
        "keyValue, '{\"service\":\"openai\",\"keyName\":\"n\",\"keyValue\":\"sk-01234 56789\"}'",
        "keyValue, '{\"service\":\"openai\",\"keyName\":\"n\",\"keyValue\":\"sk-01234\\r\\nX: 1\"}'",
        "keyValue, '{\"service\":\"openai\",\"keyName\":\"n\",\"keyValue\":\"sk-0123456789密\"}'",
        "keyValue, '{\"service\":\"openai\",\"keyName\":\"n\",\"keyValue\":{\"$ne\":1}}'"
    })
    void refuses_what_is_no_key(String field, String body) {
        Answer refused = mine.english().post("/api/keys", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.field()).isEqualTo(field);
        assertThat(mine.get("/api/keys").data().get("items").isEmpty()).isTrue();
    }

    @Test
    void takes_values_of_8_to_512_and_names_of_1_to_100_characters() {
        assertThat(add("openai", "n", "12345678").status()).isEqualTo(201);
        assertThat(add("openai", "密".repeat(100), "k".repeat(512)).status()).isEqualTo(201);
        assertThat(add("openai", "n", "k".repeat(513)).field()).isEqualTo("keyValue");
        assertThat(add("openai", "n".repeat(101), CANARY).field()).isEqualTo("keyName");
    }

    @Test
    void refuses_a_change_to_what_no_key_can_be() {
        String path = "/api/keys/" + id(add("openai", "work", CANARY));

        assertThat(mine.put(path, Map.of("status", "stolen", "keyName", "x")).field())
                .isEqualTo("status");
        assertThat(mine.put(path, Map.of("keyValue", "short")).field()).isEqualTo("keyValue");
        assertThat(mine.put(path, Map.of("keyName", "")).field()).isEqualTo("keyName");
        assertThat(mine.get(path).data().get("keyName").stringValue()).isEqualTo("work");
    }

    @Test
    void of_many_added_at_once_no_more_are_kept_than_one_may_have() throws Exception {
        var answers = atOnce(12, () -> add("openai", "n", CANARY).status());

        assertThat(answers).containsOnly(201, 409);
        assertThat(mine.get("/api/keys").data().get("items").size()).isLessThanOrEqualTo(5);
        IntStream.range(0, 5).forEach(_ -> add("openai", "n", CANARY));
        assertThat(mine.get("/api/keys").data().get("items").size()).isEqualTo(5);
        assertThat(add("openai", "n", CANARY).code()).isEqualTo("CONFLICT");
    }

    @Test
    void the_provider_says_whether_a_key_works() {
        PROVIDER.ledger().clear();
        String good = id(add("openai", "good", CANARY));
        String bad = id(add("openai", "bad", "sk-invalid-0123456789"));

        Answer works = mine.post("/api/keys/" + good + "/test", Map.of());
        Answer refused = mine.english().post("/api/keys/" + bad + "/test", Map.of());

        assertThat(works.status()).isEqualTo(200);
        assertThat(works.data().get("valid").booleanValue()).isTrue();
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.data().get("valid").booleanValue()).isFalse();
        assertThat(refused.data().get("message").stringValue()).isEqualTo("The provider refuses this key");
        assertThat(PROVIDER.ledger().calls())
                .extracting(
                        call -> call.origin().operation(), call -> call.origin().apiKeyTail())
                .containsExactly(Tuple.tuple("models", "wxyz"), Tuple.tuple("models", "6789"));
    }

    @Test
    void a_provider_that_does_not_answer_says_nothing_about_a_key() {
        String id = id(add("anthropic", "n", CANARY));

        Answer away = mine.post("/api/keys/" + id + "/test", Map.of());

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.code()).isEqualTo("PROVIDER_UNAVAILABLE");
    }

    @Test
    void studios_hear_of_every_change_and_of_who_has_keys() {
        var heard = new ConcurrentLinkedQueue<String>();
        revocations.onKeyNews(news -> heard.add(news.id()));
        String id = id(add("openai", "n", CANARY));
        assertThat(heard).containsExactly(userId + ":openai");
        assertThat(owners()).contains(userId + ":openai");
        assertThat(api.as(serviceTokens.current())
                        .get("/internal/revocations")
                        .body()
                        .toString())
                .contains("\"kind\":\"key\",\"id\":\"" + userId + ":openai\"");

        mine.put("/api/keys/" + id, Map.of("status", "disabled"));
        assertThat(heard).hasSize(2);
        assertThat(owners()).doesNotContain(userId + ":openai");
        mine.delete("/api/keys/" + id);
        assertThat(heard).hasSize(3);
        mine.delete("/api/keys/" + id);
        assertThat(heard).hasSize(3);
    }

    private String owners() {
        Answer page = api.as(serviceTokens.current()).get("/internal/provider-keys/owners");
        assertThat(page.status()).isEqualTo(200);
        return page.body()
                .get("owners")
                .valueStream()
                .map(owner -> owner.get("userId").stringValue() + ":"
                        + owner.get("service").stringValue())
                .collect(Collectors.joining(" "));
    }

    /** L05 */
    @Test
    void what_is_done_with_a_key_is_on_record_by_its_id_only() {
        String id = id(add("openai", "n", CANARY));
        mine.put("/api/keys/" + id, Map.of("keyValue", "sk-invalid-canary-0123456789"));
        mine.post("/api/keys/" + id + "/test", Map.of());
        mine.delete("/api/keys/" + id);

        List<Document> entries =
                mongo.getCollection("audit").find(new Document("objectId", id)).into(new ArrayList<>());
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactlyInAnyOrder("KEY_CREATED", "KEY_CHANGED", "KEY_TESTED", "KEY_DELETED");
        assertThat(entries.toString()).contains(userId).doesNotContain("canary").doesNotContain("sk-");
    }

    @Test
    void a_token_is_needed() {
        assertThat(api.get("/api/keys").status()).isEqualTo(401);
        assertThat(api.post("/api/keys", key("openai", "n", CANARY)).status()).isEqualTo(401);
    }

    private Answer add(String service, String name, String value) {
        return mine.post("/api/keys", key(service, name, value));
    }

    private static Map<String, Object> key(String service, String name, String value) {
        return Map.of("service", service, "keyName", name, "keyValue", value, "usageStats", 7, "status", "disabled");
    }

    private static String id(Answer added) {
        return added.data().get("id").stringValue();
    }

    private Answer handOut(String user, String service) {
        return api.as(serviceTokens.current()).get("/internal/provider-keys/" + user + "/" + service);
    }

    private Document sealed(String id) {
        Document stored = mongo.getCollection("provider_keys")
                .find(new Document("_id", new ObjectId(id)))
                .first();
        return Objects.requireNonNull(stored).get("sealed", Document.class);
    }

    private void setSealed(String id, Document sealed) {
        mongo.getCollection("provider_keys")
                .updateOne(new Document("_id", new ObjectId(id)), new Document("$set", new Document("sealed", sealed)));
    }
}
