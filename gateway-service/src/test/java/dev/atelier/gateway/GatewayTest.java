package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.testservers.TestServers;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway with its shipped settings in front of one fake of each service. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "atelier.gateway.cors-origins=https://app.example.com,http://localhost:3000",
            "atelier.web.max-body=100KB",
            "atelier.security.revocation.enabled=false",
            "management.tracing.sampling.probability=0",
            "management.tracing.export.zipkin.enabled=false"
        })
abstract class GatewayTest {

    static final String USER = "64b000000000000000000001";

    static final FakeService USERS = new FakeService();
    static final FakeService CHAT = new FakeService();
    static final FakeService STATS = new FakeService();

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("atelier.redis.url", TestServers::redisUrl);
        registry.add("atelier.security.jwt-keys", () -> Tokens.KEYS);
        String simple = "spring.cloud.discovery.client.simple.instances.";
        registry.add(simple + "user-service[0].uri", USERS::uri);
        registry.add(simple + "chat-service[0].uri", CHAT::uri);
        registry.add(simple + "stats-service[0].uri", () -> "${test.stats:" + STATS.uri() + "}");
    }

    @BeforeEach
    void forget() {
        USERS.reset();
        CHAT.reset();
        STATS.reset();
    }

    static void nothingReachedAnyService() {
        assertThat(USERS.seen()).isEmpty();
        assertThat(CHAT.seen()).isEmpty();
        assertThat(STATS.seen()).isEmpty();
    }

    static void isError(Wire.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.body()).contains("\"success\":false").contains("\"code\":\"" + code + "\"");
        assertThat(reply.all("X-Request-Id")).hasSize(1);
    }

    static Set<String> names(FakeService.Seen seen, String... without) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(seen.headers().keySet());
        Arrays.asList(without).forEach(names::remove);
        return names;
    }
}
