package dev.atelier.user.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything about somebody, for that somebody. chat-service is played by a {@link FakeStudio}. */
@TestPropertySource(
        properties = {
            "test.database=user-service-export-test",
            "atelier.export.services=chat-service",
            "atelier.export.retry-after=200ms",
            "atelier.export.public-url=https://atelier.example"
        })
class ExportTest extends RunningService {

    private static final FakeStudio STUDIO = new FakeStudio();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EXPORT = "/api/auth/me/export";

    @Autowired
    private ExportSweep sweep;

    @LocalServerPort
    private int port;

    private String name;
    private Answer account;
    private ApiClient me;

    @DynamicPropertySource
    static void chatService(DynamicPropertyRegistry registry) {
        registry.add("spring.cloud.openfeign.client.config.personal-data-chat-service.url", STUDIO::url);
    }

    @BeforeEach
    void signUp() {
        STUDIO.asked.set(0);
        STUDIO.failures = 0;
        STUDIO.records = 3;
        STUDIO.middle = new CountDownLatch(0);
        name = freshName();
        account = registered(name);
        me = api.as(account.accessToken());
    }

    @Test
    void a_user_gets_all_there_is_about_them_and_no_secret() throws Exception {
        me.put("/api/auth/me", Map.of("firstName", "Grace"));
        me.post("/api/keys", Map.of("service", "openai", "keyName", "mine", "keyValue", "sk-canary-0123456789wxyz"));
        String token = me.post("/api/tokens", Map.of("name", "robot"))
                .data()
                .get("token")
                .stringValue();
        login(name, "wrong password");

        Answer asked = me.get(EXPORT);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.headers().firstValue("Retry-After")).isPresent();
        assertThat(asked.data().get("status").stringValue()).isEqualTo("building");
        JsonNode ready = ready();
        HttpResponse<byte[]> file = fetch(ready);
        Map<String, String> files = unzipped(file.body());

        assertThat(ready.get("url").stringValue()).startsWith("https://atelier.example" + EXPORT + "/");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValueAsLong("Content-Length"))
                .hasValue(ready.get("bytes").longValue());
        assertThat(files)
                .containsOnlyKeys(
                        "README.txt",
                        "user-service/access-tokens.ndjson",
                        "user-service/activity.ndjson",
                        "user-service/identities.ndjson",
                        "user-service/profile.ndjson",
                        "user-service/provider-keys.ndjson",
                        "user-service/sessions.ndjson",
                        "chat-service/messages.ndjson");
        assertThat(files.get("chat-service/messages.ndjson"))
                .isEqualTo(FakeStudio.line(0) + FakeStudio.line(1) + FakeStudio.line(2));
        JsonNode profile = JsonMapper.shared().readTree(files.get("user-service/profile.ndjson"));
        assertThat(profile.get("username").stringValue()).isEqualTo(name);
        assertThat(profile.get("firstName").stringValue()).isEqualTo("Grace");
        assertThat(files.get("user-service/activity.ndjson"))
                .contains("SIGN_UP", "\"refused\"", "DATA_EXPORTED", "127.0.0.1");
        assertThat(files.get("user-service/provider-keys.ndjson")).contains("sk-…wxyz", "\"mine\"");
        assertThat(String.join("", files.values()))
                .doesNotContain("canary", "$2a$", "passwordHash", "sealed", "tokenHash", "seed", "\"hash\"", token);
    }

    @Test
    void asking_many_times_at_once_makes_one_export() throws Exception {
        List<Answer> answers = atOnce(20, () -> me.get(EXPORT));

        assertThat(answers.stream()
                        .map(answer -> answer.data().get("id").stringValue())
                        .distinct())
                .hasSize(1);
        assertThat(mongo.count(
                        query(where("objectId")
                                .is(account.userId())
                                .and("action")
                                .is("DATA_EXPORTED")),
                        "audit"))
                .isOne();
    }

    @Test
    void nobody_gets_another_ones_export() {
        me.get(EXPORT);
        String path = EXPORT + "/" + ready().get("id").stringValue();
        ApiClient other = api.as(registered(freshName()).accessToken());

        assertThat(other.get(path).status()).isEqualTo(404);
        other.get(EXPORT);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(me.get(EXPORT + "/65a1b2c3d4e5f60718293a4b").status()).isEqualTo(404);
        assertThat(me.get(EXPORT + "/x").status()).isEqualTo(404);
        assertThat(api.get(path).status()).isEqualTo(401);
    }

    @Test
    void a_service_that_is_away_or_breaks_off_is_asked_again_until_its_file_is_whole() throws Exception {
        STUDIO.failures = 3;

        me.get(EXPORT);

        assertThat(unzipped(fetch(ready()).body()).get("chat-service/messages.ndjson"))
                .isEqualTo(FakeStudio.line(0) + FakeStudio.line(1) + FakeStudio.line(2));
        assertThat(STUDIO.asked).hasValue(4);
    }

    @Test
    void an_export_whose_builder_died_is_built_by_another() throws Exception {
        String dead = ObjectId.get().toHexString();
        var now = clock.instant();
        mongo.insert(new Export(
                account.userId(), ObjectId.get().toHexString(), now, 1, dead, now.plusSeconds(2), null, null, 0, 0));
        mongo.insert(new ExportChunks.Chunk(dead + ":0", account.userId(), dead, new Binary(new byte[] {1, 2, 3})));

        assertThat(me.get(EXPORT).status()).isEqualTo(202);

        assertThat(unzipped(fetch(ready()).body())).containsKey("user-service/profile.ndjson");
        assertThat(mongo.count(query(where("file").is(dead)), "export_chunks")).isZero();
    }

    @Test
    void an_export_is_renewed_after_a_while_and_removed_in_the_end() {
        me.get(EXPORT);
        JsonNode first = ready();
        clock.skip(Duration.ofMinutes(10));
        assertThat(me.get(EXPORT).data()).isEqualTo(first);

        clock.skip(Duration.ofHours(1));
        me = api.as(login(name, PASSWORD).accessToken());
        assertThat(me.get(EXPORT).status()).isEqualTo(202);
        JsonNode second = ready();
        assertThat(me.get(EXPORT + "/" + first.get("id").stringValue()).status())
                .isEqualTo(404);
        assertThat(chunks()).isOne();

        clock.skip(Duration.ofDays(8));
        me = api.as(login(name, PASSWORD).accessToken());
        assertThat(me.get(EXPORT + "/" + second.get("id").stringValue()).status())
                .isEqualTo(404);
        sweep.sweep();
        assertThat(chunks()).isZero();
    }

    @Test
    void an_account_that_is_deleted_meanwhile_leaves_no_export() {
        STUDIO.middle = new CountDownLatch(1);
        me.get(EXPORT);
        await().atMost(SOON).until(() -> STUDIO.asked.get() == 1);

        mongo.remove(query(where("_id").is(new ObjectId(account.userId()))), "exports");
        STUDIO.middle.countDown();

        ApiClient other = api.as(registered(freshName()).accessToken());
        other.get(EXPORT);
        await().atMost(SOON).until(() -> other.get(EXPORT).status() == 200);
        assertThat(mongo.count(query(where("_id").is(new ObjectId(account.userId()))), "exports"))
                .isZero();
        assertThat(chunks()).isZero();
    }

    @Test
    void a_hundred_thousand_messages_come_whole_and_piece_by_piece() throws Exception {
        STUDIO.records = 100_000;

        me.get(EXPORT);
        HttpResponse<byte[]> file = fetch(ready());

        long lines = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("chat-service/messages.ndjson")) {
                    lines = countLines(zip);
                }
            }
        }
        assertThat(lines).isEqualTo(100_000);
    }

    private static long countLines(InputStream in) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long lines = 0;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            for (int i = 0; i < length; i++) {
                lines += buffer[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }

    private long chunks() {
        return mongo.count(query(where("userId").is(account.userId())), "export_chunks");
    }

    private JsonNode ready() {
        await().atMost(SOON).until(() -> me.get(EXPORT).status() == 200);
        return me.get(EXPORT).data();
    }

    private HttpResponse<byte[]> fetch(JsonNode export) throws Exception {
        var address = URI.create(
                "http://127.0.0.1:" + port + EXPORT + "/" + export.get("id").stringValue());
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + account.accessToken())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response;
        }
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
