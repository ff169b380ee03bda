package dev.atelier.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.ledger.ProviderCall;
import dev.atelier.testservers.TestServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on its port, with a real store, a real broker, and the simulator for a provider. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class RunningChat {

    protected static final ProviderSimulator SIMULATOR = ProviderSimulator.start(0);
    private static final TestTokens TOKENS = new TestTokens();

    @LocalServerPort
    private int port;

    @Autowired
    protected MongoTemplate mongo;

    protected String userId;
    protected ApiClient api;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("test.store", TestServers::mongoUri);
        registry.add("spring.mongodb.database", () -> "chat-service-test");
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
        registry.add("atelier.security.jwt-keys", TOKENS::setting);
        registry.add("atelier.catalogue.providers.refused.base-url", SIMULATOR::baseUrl);
        provider(registry, "openai", SIMULATOR.baseUrl(), "sk-test-0123456789abcdef");
        provider(registry, "anthropic", SIMULATOR.anthropicBaseUrl(), "sk-ant-test-0123456789");
        provider(registry, "gemini", SIMULATOR.geminiBaseUrl(), "AIza-test-0123456789");
        provider(registry, "lantern", SIMULATOR.lanternBaseUrl(), "lantern-test-0123456789");
    }

    private static void provider(DynamicPropertyRegistry registry, String name, String baseUrl, String apiKey) {
        registry.add("atelier.catalogue.providers." + name + ".base-url", () -> baseUrl);
        registry.add("atelier.catalogue.providers." + name + ".api-key", () -> apiKey);
    }

    @BeforeEach
    void signIn() {
        userId = new ObjectId().toHexString();
        api = clientOf(userId);
        SIMULATOR.ledger().clear();
        SIMULATOR.requests().clear();
    }

    @AfterEach
    void takeFaultsBack() {
        SIMULATOR.faults().clear();
    }

    protected ApiClient clientOf(String user) {
        return new ApiClient(port).as(TOKENS.of(user));
    }

    protected ApiClient anonymous() {
        return new ApiClient(port);
    }

    protected int port() {
        return port;
    }

    protected String token() {
        return TOKENS.of(userId);
    }

    protected String conversation() {
        return conversation(Map.of());
    }

    /** A new conversation of the signed-in user with {@code gpt-test} unless told otherwise. */
    protected String conversation(Map<String, ?> members) {
        var body = new HashMap<String, Object>(Map.of("model", "gpt-test"));
        body.putAll(members);
        Answer created = api.post("/api/conversations", body);
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.data().path("id").stringValue();
    }

    protected static String messagesOf(String conversation) {
        return "/api/conversations/" + conversation + "/messages";
    }

    protected Answer say(String conversation, String text) {
        return api.post(messagesOf(conversation), Map.of("content", text));
    }

    /** What the provider was asked, newest last. */
    protected static List<JsonNode> asked() {
        return SIMULATOR.requests().last(100).stream()
                .map(request -> JsonMapper.shared().readTree(request.body()))
                .toList();
    }

    protected static List<ProviderCall> providerCalls() {
        return SIMULATOR.ledger().calls();
    }

    /** The journal's entries of the signed-in user. */
    protected List<Document> journal() {
        return journalOf(userId);
    }

    private List<Document> journalOf(String user) {
        return mongo.getCollection("calls").find(new Document("userId", user)).into(new ArrayList<>());
    }

    /** The signed-in user's only call, once it is closed: an answer without a place of its own is written a moment before. */
    protected Document closedCall() {
        return closedCallOf(userId);
    }

    protected Document closedCallOf(String user) {
        await().until(() -> journalOf(user).stream().noneMatch(call -> "started".equals(call.getString("state"))));
        assertThat(journalOf(user)).hasSize(1);
        return journalOf(user).getFirst();
    }

    protected JsonNode readBack(String conversation) {
        return api.get("/api/conversations/" + conversation).data();
    }
}
