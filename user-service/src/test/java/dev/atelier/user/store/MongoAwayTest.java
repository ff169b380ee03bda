package dev.atelier.user.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testservers.TestServers;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.TestKeys;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** MongoDB goes away under the running service; Redis is away all the time. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class MongoAwayTest {

    private static final Cable CABLE = Cable.to(TestServers.mongoUri());

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> "mongodb://127.0.0.1:" + CABLE.port());
        registry.add("spring.mongodb.database", () -> "user-service-away-test");
        registry.add("atelier.redis.url", () -> "redis://127.0.0.1:1");
        registry.add("atelier.security.jwt-keys", () -> TestKeys.random("k1"));
    }

    @Test
    void without_redis_everything_goes_on_and_without_mongodb_the_answer_is_503_within_a_second() throws Exception {
        var api = new ApiClient(port);
        var body = Map.of("username", "ada", "email", "ada@example.com", "password", "correct horse");
        Answer session = api.post("/api/auth/register", body);
        assertThat(session.status()).isEqualTo(201);
        Answer other = api.post("/api/auth/login", body);
        assertThat(api.as(other.accessToken())
                        .post("/api/auth/logout", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(api.as(other.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");

        CABLE.cut();

        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            Answer away = api.english().post("/api/auth/login", body);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.code()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(taken).isLessThan(Duration.ofMillis(1_500));
        }
        assertThat(api.as(session.accessToken()).get("/api/auth/me").status()).isEqualTo(503);
        assertThat(api.as(other.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");
    }
}
