package dev.atelier.platform.security.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.testservers.TestServers;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How revocations travel from user-service to another service, over a real Redis whose line breaks. */
class RevocationFeedTests {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration A_SECOND = Duration.ofMillis(1_400);

    private final Clock clock = Clock.systemUTC();
    private final RevocationMessages messages = new RevocationMessages(JsonMapper.shared());
    private final ClientResources resources =
            ClientResources.builder().reconnectDelay(Delay.constant(SHORT)).build();
    private final RevocationList ofUserService = new RevocationList(clock);
    private final RevocationList ofChatService = new RevocationList(clock);
    private final List<Revocation> stored = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean userServiceIsAway;
    private FlakyLine line;
    private RedisClient redisOfUserService;
    private RedisClient redisOfChatService;
    private RevocationSubscriber subscriber;
    private RevocationPublisher publisher;

    @BeforeEach
    void start() throws IOException {
        line = new FlakyLine(URI.create(TestServers.redisUrl()));
        redisOfUserService = client(line.url());
        redisOfChatService = client(line.url());
        publisher = new RevocationPublisher(
                ofUserService,
                new RedisRevocations(redisOfUserService, messages, clock)::publish,
                task -> Thread.ofVirtual().start(task));
        subscriber = subscriber(ofChatService, redisOfChatService);
    }

    @AfterEach
    void stop() throws IOException {
        subscriber.stop();
        redisOfUserService.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        redisOfChatService.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS);
        line.close();
    }

    @Test
    void a_revocation_is_everywhere_at_once_and_here_before_the_call_returns() {
        subscriber.start();
        String session = revoke();
        assertThat(knows(ofUserService, session)).isTrue();
        await().atMost(Duration.ofMillis(200))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> knows(ofChatService, session));
    }

    @Test
    void what_was_revoked_before_the_start_is_known_after_it_even_without_user_service() {
        userServiceIsAway = true;
        String session = revoke();
        awaitCopy(session);
        subscriber.start();
        assertThat(knows(ofChatService, session)).isTrue();
    }

    @Test
    void without_redis_a_revocation_arrives_within_a_second() {
        subscriber.start();
        line.cut();
        String session = revoke();
        await().atMost(A_SECOND).pollInterval(Duration.ofMillis(20)).until(() -> knows(ofChatService, session));
    }

    @Test
    void a_redis_that_swallows_everything_holds_nobody_up_and_is_noticed() {
        subscriber.start();
        revoke();
        line.swallow();

        long start = System.nanoTime();
        String session = revoke();
        // One command that waited for its own limit would take 500 ms.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(450));
        await().atMost(Duration.ofSeconds(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> knows(ofChatService, session));
    }

    @Test
    void what_was_revoked_while_redis_was_away_stays_revoked_and_pushing_goes_on_afterwards() {
        subscriber.start();
        String before = revoke();
        await().until(() -> knows(ofChatService, before));
        line.cut();
        String meanwhile = revoke();
        await().atMost(A_SECOND).until(() -> knows(ofChatService, meanwhile));
        line.restore();

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(300))
                .ignoreException(ConditionTimeoutException.class) // not yet: that is what the outer one waits for
                .untilAsserted(() -> {
                    userServiceIsAway = true;
                    String pushed = revoke();
                    await().atMost(Duration.ofMillis(250))
                            .pollInterval(Duration.ofMillis(5))
                            .until(() -> knows(ofChatService, pushed));
                });
        assertThat(knows(ofChatService, before)).isTrue();
        assertThat(knows(ofChatService, meanwhile)).isTrue();
    }

    @Test
    void with_both_away_the_list_stands_and_the_service_starts() {
        line.cut();
        userServiceIsAway = true;
        ofChatService.add(
                Revocation.ofSession("known", clock.instant(), clock.instant().plusSeconds(900)));

        long start = System.nanoTime();
        subscriber.start();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        await().until(() -> asked.get() > 2);
        assertThat(knows(ofChatService, "known")).isTrue();
    }

    @Test
    void a_message_that_is_none_stops_nothing() {
        subscriber.start();
        try (var attacker = redisOfUserService.connect()) {
            for (String message :
                    List.of("", "null", "{", "[]", "{\"kind\":\"all\"}", "{\"kind\":\"session\"}", "42")) {
                attacker.sync().publish(RevocationMessages.CHANNEL, message);
            }
        }
        String session = revoke();
        await().atMost(SHORT).until(() -> knows(ofChatService, session));
    }

    @Test
    void user_service_is_hardly_asked_while_redis_delivers() {
        subscriber.start();
        await().until(() -> asked.get() == 1);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(() -> asked.get() == 1);
    }

    private String revoke() {
        String session = UUID.randomUUID().toString();
        var revocation =
                Revocation.ofSession(session, clock.instant(), clock.instant().plusSeconds(900));
        stored.add(revocation);
        publisher.publish(revocation);
        return session;
    }

    private boolean knows(RevocationList list, String session) {
        return list.revokes(session, "somebody", Instant.EPOCH);
    }

    private void awaitCopy(String session) {
        var copy = new RedisRevocations(redisOfUserService, messages, clock);
        await().until(() -> copy.load().stream().anyMatch(entry -> entry.id().equals(session)));
    }

    private RevocationSubscriber subscriber(RevocationList list, RedisClient redis) {
        var sources = new RevocationSources(
                new RevocationSubscription(redis, messages, list::add),
                new RedisRevocations(redis, messages, clock),
                this::snapshot);
        return new RevocationSubscriber(
                list, sources, new RevocationProperties(true, SHORT, Duration.ofSeconds(30)), clock);
    }

    private List<Revocation> snapshot() {
        asked.incrementAndGet();
        if (userServiceIsAway) {
            throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
        }
        return stored;
    }

    private RedisClient client(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(SHORT);
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(SHORT).build())
                .timeoutOptions(TimeoutOptions.enabled(SHORT))
                .build());
        return client;
    }
}
