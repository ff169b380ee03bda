package dev.atelier.aiproxy.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.atelier.aiproxy.Spender;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import dev.atelier.events.UsageEvents;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.ledger.Outcome;
import dev.atelier.testservers.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole pipeline on a real store and a real broker, with the provider simulated over HTTP. */
@SpringBootTest(
        classes = ChatProxyTest.Studio.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.application.name=chat-service",
            "spring.cloud.config.enabled=false",
            "eureka.client.enabled=false",
            "atelier.security.jwt-keys=test:dGhpcyBrZXkgaXMgb25seSBmb3IgdGVzdHMgb2YgYWktcHJveHk=",
            "atelier.proxy.own-keys.enabled=false",
            "atelier.catalogue.price-version=2026-11",
            "atelier.catalogue.providers.openai.adapter=openai",
            "atelier.catalogue.providers.openai.api-key=sk-test-0123456789",
            "atelier.catalogue.models[0].id=luna",
            "atelier.catalogue.models[0].kind=chat",
            "atelier.catalogue.models[0].providers[0].provider=openai",
            "atelier.catalogue.models[0].providers[0].model=gpt-5.4-mini",
            "atelier.catalogue.models[0].context-window=1000",
            "atelier.catalogue.models[0].max-output=500",
            "atelier.catalogue.models[0].capabilities=stream",
            "atelier.catalogue.models[0].input-price-micros-per-m-tok=2500000",
            "atelier.catalogue.models[0].output-price-micros-per-m-tok=15000000",
            "atelier.catalogue.providers.anthropic.adapter=anthropic",
            "atelier.catalogue.providers.anthropic.api-key=sk-ant-test-0123456789",
            "atelier.catalogue.models[1].id=haiku",
            "atelier.catalogue.models[1].kind=chat",
            "atelier.catalogue.models[1].providers[0].provider=anthropic",
            "atelier.catalogue.models[1].providers[0].model=claude-haiku-4-5",
            "atelier.catalogue.models[1].context-window=1000",
            "atelier.catalogue.models[1].max-output=500",
            "atelier.catalogue.models[1].input-price-micros-per-m-tok=1000000",
            "atelier.catalogue.models[1].output-price-micros-per-m-tok=5000000"
        })
class ChatProxyTest {

    private static final ProviderSimulator PROVIDER = ProviderSimulator.start(0);
    private static final String DATABASE = "proxy-" + UUID.randomUUID();

    @Autowired
    private ChatProxy proxy;

    @Autowired
    private MongoOperations mongo;

    private final String userId = ObjectId.get().toHexString();
    private final Cancellation cancellation = new Cancellation();
    private final Recorder delivery = new Recorder();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> TestServers.mongoUri() + "/" + DATABASE);
        registry.add("spring.data.redis.url", TestServers::redisUrl);
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
        registry.add("atelier.catalogue.providers.openai.base-url", PROVIDER::baseUrl);
        registry.add("atelier.catalogue.providers.anthropic.base-url", PROVIDER::anthropicBaseUrl);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.close();
    }

    @BeforeEach
    void makeProviderWell() {
        PROVIDER.faults().clear();
        PROVIDER.ledger().clear();
    }

    @Test
    void answers_and_says_what_it_cost() {
        ChatResult result = proxy.chat(order("Name a colour.", false), delivery);

        long prompt = result.usage().prompt();
        long completion = result.usage().completion();
        assertThat(result.content()).isNotBlank();
        assertThat(result.usageSource()).isEqualTo(UsageSource.REPORTED);
        assertThat(result.costMicros()).isEqualTo((prompt * 2_500_000 + completion * 15_000_000 + 500_000) / 1_000_000);
        assertThat(delivery.results).containsExactly(result);
        assertThat(entry(result.callId()).getString("state")).isEqualTo("succeeded");
    }

    @Test
    void streams_the_same_answer_in_pieces() {
        String whole = proxy.chat(order("Name a river.", false), new Recorder()).content();

        ChatResult result = proxy.chat(order("Name a river.", true), delivery);

        assertThat(delivery.text()).isEqualTo(whole).isEqualTo(result.content());
        assertThat(result.usage().completion()).isPositive();
    }

    @Test
    void sends_one_event_for_each_call_that_reached_the_provider() {
        ChatResult answered = proxy.chat(order("Hello.", false), delivery);
        PROVIDER.faults().put(Fault.of("openai", FaultKind.STATUS).status(400));
        assertThatThrownBy(() -> proxy.chat(order("Hello?", false), delivery))
                .isInstanceOf(ProviderException.Rejected.class);

        List<UsageEvent> events = eventsOf(userId, 2);

        assertThat(events).extracting(UsageEvent::status).containsExactly(Status.SUCCEEDED, Status.FAILED);
        assertThat(events.getFirst().callId()).isEqualTo(answered.callId());
        assertThat(events.getFirst().costMicros()).isEqualTo(answered.costMicros());
        assertThat(events.getLast().costMicros()).isZero();
        await().untilAsserted(() -> assertThat(entry(answered.callId())).containsKey("sentAt"));
    }

    @Test
    void keeps_and_counts_what_was_delivered_before_the_client_went_away() {
        delivery.afterChunks(3, cancellation::cancel);

        ChatResult result = proxy.chat(order("Tell me everything. [[delay=20]]", true), delivery);

        assertThat(result.cancelled()).isTrue();
        assertThat(result.finishReason()).isEqualTo("cancelled");
        assertThat(result.content()).isNotEmpty();
        assertThat(result.usageSource()).isEqualTo(UsageSource.ESTIMATED);
        assertThat(result.usage().completion()).isPositive();
        assertThat(delivery.results).containsExactly(result);
        assertThat(entry(result.callId()).getString("state")).isEqualTo("cancelled");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(PROVIDER.ledger().calls().getLast().outcome())
                                .isEqualTo(Outcome.CANCELLED));
    }

    @Test
    void costs_nothing_when_the_answer_could_not_be_delivered() {
        delivery.failing = true;

        assertThatThrownBy(() -> proxy.chat(order("Hello.", false), delivery)).hasMessage("the store is away");

        assertThat(eventsOf(userId, 1)).singleElement().satisfies(event -> {
            assertThat(event.status()).isEqualTo(Status.FAILED);
            assertThat(event.costMicros()).isZero();
        });
    }

    @Test
    void tries_again_and_counts_once() {
        PROVIDER.faults().put(Fault.of("openai", FaultKind.STATUS).status(503).times(1));

        proxy.chat(order("Hello.", false), delivery);

        assertThat(PROVIDER.ledger().calls()).hasSize(2);
        assertThat(eventsOf(userId, 1)).hasSize(1);
    }

    @Test
    void refuses_an_unknown_model_before_anyone_is_asked() {
        var order =
                new ChatOrder(Spender.person(userId), "no-such-model", body("Hello."), 10, false, cancellation, null);

        assertThatThrownBy(() -> proxy.chat(order, delivery))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("model"));
        assertThat(PROVIDER.ledger().calls()).isEmpty();
    }

    @Test
    void refuses_a_program_that_has_spent_its_budget_before_anyone_is_asked() {
        ChatOrder order = order("Hello.", false);
        var poor = new ChatOrder(
                new Spender(userId, "fedcba9876543210fedcba98", true),
                order.modelId(),
                order.body(),
                order.promptTokens(),
                false,
                cancellation,
                null);

        assertThatThrownBy(() -> proxy.chat(poor, delivery)).hasMessage("INSUFFICIENT_QUOTA");
        assertThat(PROVIDER.ledger().calls()).isEmpty();
    }

    @Test
    void refuses_what_the_model_cannot_do() {
        ChatOrder order = order("Hello.", false);
        order.body().putArray("tools");

        assertThatThrownBy(() -> proxy.chat(order, delivery)).hasMessage("UNSUPPORTED_BY_MODEL");
        assertThat(PROVIDER.ledger().calls()).isEmpty();
    }

    @Test
    void asks_for_no_more_than_the_model_gives_where_the_provider_must_be_told() {
        proxy.chat(order("haiku", "Hello.", false), delivery);

        assertThat(PROVIDER.requests().last(1).getLast().toString()).contains("\"max_tokens\":500");
    }

    @Test
    void forgets_a_call_that_the_providers_api_has_no_means_for() {
        ChatOrder order = order("haiku", "Hello.", false);
        order.body().put("n", 2);

        assertThatThrownBy(() -> proxy.chat(order, delivery))
                .isInstanceOfSatisfying(
                        ProviderException.Unsupported.class,
                        refusal -> assertThat(
                                        ProviderFailures.toApiException(refusal).code())
                                .isEqualTo(ErrorCode.UNSUPPORTED_BY_MODEL));
        assertThat(PROVIDER.ledger().calls()).isEmpty();
        Document entry = mongo.getCollection("calls")
                .find(new Document("userId", userId))
                .first();
        assertThat(entry).containsEntry("state", "failed").doesNotContainKey("event");
    }

    private ChatOrder order(String prompt, boolean stream) {
        return order("luna", prompt, stream);
    }

    private ChatOrder order(String model, String prompt, boolean stream) {
        return new ChatOrder(Spender.person(userId), model, body(prompt), 12, stream, cancellation, "somewhere");
    }

    private static ObjectNode body(String prompt) {
        ObjectNode body = new JsonMapper().createObjectNode();
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return body;
    }

    private Document entry(String callId) {
        return mongo.getCollection("calls")
                .find(new Document("_id", new ObjectId(callId)))
                .first();
    }

    private static List<UsageEvent> eventsOf(String userId, int expected) {
        List<UsageEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<String, byte[]>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(UsageEvents.TOPIC));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(userId)) {
                        events.add(UsageEvents.read(message.value()));
                    }
                });
                return events.size() >= expected;
            });
        }
        return events;
    }

    /** Takes an answer and can go wrong on purpose. */
    private static final class Recorder implements ChatDelivery {

        private final List<ChatChunk> chunks = new ArrayList<>();
        private final List<ChatResult> results = new ArrayList<>();
        private Runnable action = () -> {};
        private int actAt = Integer.MAX_VALUE;
        private boolean failing;

        void afterChunks(int count, Runnable action) {
            this.actAt = count;
            this.action = action;
        }

        @Override
        public void chunk(ChatChunk chunk) {
            chunks.add(chunk);
            if (chunks.size() == actAt) {
                action.run();
            }
        }

        @Override
        public void result(ChatResult result) {
            if (failing) {
                throw new IllegalStateException("the store is away");
            }
            results.add(result);
        }

        String text() {
            return chunks.stream().map(ChatChunk::content).collect(Collectors.joining());
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Studio {}
}
