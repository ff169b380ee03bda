package dev.atelier.user;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.security.Role;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.testservers.TestServers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real store and a real Redis, one for all tests that need no other settings. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestTime.class)
public abstract class RunningService {

    protected static final ProviderSimulator PROVIDER = ProviderSimulator.start(0);
    protected static final String PASSWORD = "correct horse";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String KEYS = TestKeys.random("k1") + "," + TestKeys.random("k0");

    @LocalServerPort
    private int port;

    @Autowired
    protected MongoTemplate mongo;

    @Autowired
    protected MovableClock clock;

    protected ApiClient api;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", TestServers::mongoUri);
        // Who skips time has a store of its own: to others all that is counted there lies in the future.
        registry.add("spring.mongodb.database", () -> "${test.database:user-service-test}");
        registry.add("atelier.redis.url", TestServers::redisUrl);
        registry.add("atelier.security.jwt-keys", () -> KEYS);
        registry.add("atelier.keys.probe.services.openai.base-url", PROVIDER::baseUrl);
    }

    @BeforeEach
    void connect() {
        api = new ApiClient(port);
    }

    protected static String freshName() {
        return "user-" + Long.toString(System.nanoTime(), 36) + NUMBER.incrementAndGet();
    }

    protected static Map<String, Object> signUp(String name) {
        return Map.of("username", name, "email", name + "@example.com", "password", PASSWORD);
    }

    protected Answer registered(String name) {
        return api.post("/api/auth/register", signUp(name));
    }

    protected Answer login(String nameOrEmail, String password) {
        return api.post("/api/auth/login", Map.of("username", nameOrEmail, "password", password));
    }

    /** Signs in somebody who has just been made an administrator. */
    protected Answer freshAdmin() {
        String name = freshName();
        giveRole(registered(name).userId(), Role.ADMIN);
        return login(name, PASSWORD);
    }

    protected void giveRole(String userId, Role role) {
        mongo.updateFirst(query(where("_id").is(new ObjectId(userId))), new Update().set("role", role), "users");
    }

    protected Answer refresh(String token) {
        return api.post("/api/auth/refresh", Map.of("refreshToken", token));
    }

    /** Does the same from many sides at once. */
    protected static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, call)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
