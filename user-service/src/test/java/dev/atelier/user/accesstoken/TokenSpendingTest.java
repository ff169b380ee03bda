package dev.atelier.user.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.ProgramToken;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TokenSpendingTest extends RunningService {

    @Autowired
    private TokenSpending spending;

    @Autowired
    private ServiceTokens serviceTokens;

    @Autowired
    private AccessTokens accessTokens;

    private ApiClient mine;
    private String userId;
    private JsonNode token;

    @BeforeEach
    void createToken() {
        Answer session = registered(freshName());
        mine = api.as(session.accessToken());
        userId = session.userId();
        token = mine.post("/api/tokens", Map.of("name", "poor", "budgetMicros", 100))
                .data();
    }

    @Test
    void a_call_counts_once_however_often_its_event_comes() {
        UsageEvent first = call(30, KeyOwner.PLATFORM, id());
        UsageEvent second = call(12, KeyOwner.PLATFORM, id());

        spending.count(List.of(first, second, first));
        spending.count(List.of(second, first));

        assertThat(spent()).isEqualTo(42);
    }

    @Test
    void every_one_of_many_calls_counts_also_when_they_all_come_again() {
        List<UsageEvent> calls = IntStream.range(0, 300)
                .mapToObj(_ -> call(1, KeyOwner.PLATFORM, id()))
                .toList();

        spending.count(calls.subList(0, 200));
        spending.count(calls);
        spending.count(calls.subList(100, 300));

        assertThat(spent()).isEqualTo(300);
    }

    @Test
    void only_what_this_token_cost_the_platform_counts() {
        spending.count(List.of(
                call(50, KeyOwner.USER, id()),
                call(50, KeyOwner.PLATFORM, null),
                call(50, KeyOwner.PLATFORM, ObjectId.get().toHexString())));

        assertThat(spent()).isZero();
    }

    @Test
    void a_token_that_has_spent_its_budget_travels_with_that_mark() {
        spending.count(List.of(call(99, KeyOwner.PLATFORM, id())));
        assertThat(budgetSpent()).isFalse();

        spending.count(List.of(call(1, KeyOwner.PLATFORM, id())));
        assertThat(budgetSpent()).isTrue();
    }

    private boolean budgetSpent() {
        ProgramToken secret = ProgramToken.parse(token.get("token").stringValue());
        JsonNode resolution = api.as(serviceTokens.current())
                .post("/internal/access-tokens/resolve", Map.of("hash", secret.hash()))
                .body();
        assertThat(resolution.get("keepSeconds").longValue()).isEqualTo(2);
        return accessTokens.verify(resolution.get("jwt").stringValue()).budgetSpent();
    }

    private long spent() {
        return mine.get("/api/tokens")
                .data()
                .get("items")
                .get(0)
                .get("spentMicros")
                .longValue();
    }

    private String id() {
        return token.get("id").stringValue();
    }

    private UsageEvent call(long costMicros, KeyOwner keyOwner, @Nullable String tokenId) {
        return new UsageEvent(
                ObjectId.get().toHexString(),
                userId,
                "chat",
                "chat",
                "openai",
                "luna",
                keyOwner,
                null,
                tokenId,
                Status.SUCCEEDED,
                Tokens.NONE,
                0,
                costMicros,
                "v1",
                UsageSource.REPORTED,
                Instant.now(),
                5);
    }
}
