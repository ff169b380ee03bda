package dev.atelier.user.key.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import dev.atelier.user.vault.SealedSecret;
import dev.atelier.user.vault.SecretOwner;
import dev.atelier.user.vault.TestVaults;
import dev.atelier.user.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** V06: the service wraps with test-2; what is stored here came from one that wrapped with test-1. */
class RotationTest extends RunningService {

    private static final String VALUE = "sk-rotated-0123456789";
    private static final int KEYS = 150;

    @Autowired
    private ServiceTokens serviceTokens;

    @Value("${atelier.vault.keys}")
    private String setting;

    private String userId;
    private ApiClient mine;
    private Vault before;

    @BeforeEach
    void signUp() {
        Answer session = registered(freshName());
        userId = session.userId();
        mine = api.as(session.accessToken());
        String[] keys = setting.split(",");
        before = TestVaults.of(keys[1] + "," + keys[0]);
    }

    @Test
    void rotates_under_load_without_one_error_and_the_old_master_key_is_unused_after() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            ids.add(storeAsBefore("service" + i));
        }
        var rotated = new AtomicBoolean();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> readers = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                readers.add(threads.submit(() -> read(rotated)));
            }
            threads.submit(() -> replaceSome(ids, rotated));
            JsonNode report = rotate();
            while (report.get("left").longValue() > 0) {
                report = rotate();
            }
            rotated.set(true);
            for (Future<List<Integer>> reader : readers) {
                statuses.addAll(reader.get());
            }
        }

        assertThat(statuses).hasSizeGreaterThan(20).containsOnly(200);
        JsonNode report = rotate();
        assertThat(report.get("current").stringValue()).isEqualTo("test-2");
        assertThat(report.get("rewrapped").longValue()).isZero();
        assertThat(report.get("left").longValue()).isZero();
        assertThat(report.get("keysUnder").get("test-1").longValue()).isZero();
        assertThat(report.get("unused").toString()).isEqualTo("[\"test-1\"]");
        Vault without = TestVaults.of(setting.split(",")[0]);
        for (Document stored : mongo.getCollection("provider_keys").find(new Document("userId", userId))) {
            assertThat(without.open(sealed(stored), owner(stored))).isNotEmpty();
        }
    }

    @Test
    void a_key_that_does_not_open_is_left_and_told_and_stops_nobody() {
        String broken = storeAsBefore("openai");
        mongo.getCollection("provider_keys")
                .updateOne(
                        new Document("_id", new ObjectId(broken)),
                        new Document("$set", new Document("service", "anthropic")));
        String fine = storeAsBefore("gemini");

        JsonNode report = rotate();

        assertThat(report.get("left").longValue()).isOne();
        assertThat(report.get("unreadable").longValue()).isOne();
        assertThat(report.get("unused").isEmpty()).isTrue();
        assertThat(kid(fine)).isEqualTo("test-2");
        mine.delete("/api/keys/" + broken);
    }

    @Test
    void a_user_has_no_say_in_it() {
        assertThat(mine.post("/internal/vault/rotation", Map.of()).status()).isEqualTo(401);
    }

    private List<Integer> read(AtomicBoolean done) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; !done.get(); i++) {
            Answer read =
                    api.as(serviceTokens.current()).get("/internal/provider-keys/" + userId + "/service" + i % KEYS);
            statuses.add(read.body().get("keyValue").stringValue().startsWith("sk-rotated") ? read.status() : -1);
        }
        return statuses;
    }

    /** Users go on changing their keys meanwhile. */
    private void replaceSome(List<String> ids, AtomicBoolean done) {
        for (int i = 0; !done.get(); i++) {
            mine.put("/api/keys/" + ids.get(i % KEYS), Map.of("keyValue", "sk-rotated-" + 100_000 + i));
        }
    }

    private JsonNode rotate() {
        Answer answer = api.as(serviceTokens.current()).post("/internal/vault/rotation", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private String storeAsBefore(String service) {
        ObjectId id = new ObjectId();
        SealedSecret sealed = before.seal(
                VALUE.getBytes(StandardCharsets.US_ASCII), new SecretOwner(userId, service, id.toHexString()));
        Date now = Date.from(clock.instant());
        mongo.getCollection("provider_keys")
                .insertOne(new Document("_id", id)
                        .append("userId", userId)
                        .append("service", service)
                        .append("keyName", "n")
                        .append("maskedValue", "sk-…6789")
                        .append(
                                "sealed",
                                new Document("version", 1)
                                        .append("kid", sealed.kid())
                                        .append("wrappedKey", sealed.wrappedKey())
                                        .append("ciphertext", sealed.ciphertext()))
                        .append("revision", 0L)
                        .append("status", "ACTIVE")
                        .append("createdAt", now)
                        .append("updatedAt", now));
        return id.toHexString();
    }

    private String kid(String id) {
        Document stored = mongo.getCollection("provider_keys")
                .find(new Document("_id", new ObjectId(id)))
                .first();
        return Objects.requireNonNull(stored).get("sealed", Document.class).getString("kid");
    }

    private static SealedSecret sealed(Document stored) {
        Document sealed = stored.get("sealed", Document.class);
        return new SealedSecret(
                1,
                sealed.getString("kid"),
                sealed.get("wrappedKey", Binary.class).getData(),
                sealed.get("ciphertext", Binary.class).getData());
    }

    private static SecretOwner owner(Document stored) {
        return new SecretOwner(
                stored.getString("userId"),
                stored.getString("service"),
                stored.getObjectId("_id").toHexString());
    }
}
