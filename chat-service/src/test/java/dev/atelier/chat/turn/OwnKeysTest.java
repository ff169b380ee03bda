package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.atelier.aiproxy.hold.HoldFunds;
import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import tools.jackson.databind.JsonNode;

/** Turns of people who brought their own keys; the platform's key ends in {@code cdef}. */
@TestPropertySource(properties = "atelier.proxy.own-keys.enabled=true")
class OwnKeysTest extends RunningChat {

    private static final FakeKeyVault VAULT = new FakeKeyVault();
    private static final String KEY_ID = "5".repeat(24);

    @MockitoBean
    private HoldFunds holdFunds;

    @Autowired
    private RevocationList feed;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void userService(DynamicPropertyRegistry registry) {
        registry.add("spring.cloud.openfeign.client.config.provider-keys.url", VAULT::url);
        registry.add("atelier.catalogue.providers.keyless.base-url", SIMULATOR::baseUrl);
    }

    @BeforeEach
    void userServiceIsThere() {
        VAULT.away = false;
    }

    @Test
    void an_own_key_goes_first_and_is_counted_but_neither_held_for_nor_charged() {
        bring("openai", "sk-own-0123456789wxyz");

        Answer answer = say(conversation(), "hello");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        JsonNode usage = answer.data().path("usage");
        assertThat(usage.path("totalTokens").longValue()).isPositive();
        assertThat(usage.path("costMicros").longValue()).isZero();
        assertThat(usedKeys()).containsExactly("wxyz");
        Document event = journal().getFirst().get("event", Document.class);
        assertThat(event.getString("keyOwner")).isEqualTo("USER");
        assertThat(event.getString("keyId")).isEqualTo(KEY_ID);
        assertThat(event.getLong("costMicros")).isZero();
        assertThat(event.getLong("prompt") + event.getLong("completion"))
                .isEqualTo(usage.path("totalTokens").longValue());
        verify(holdFunds, never()).hold(any());
        assertThat(journal().toString()).doesNotContain("sk-own");
    }

    @Test
    void without_own_keys_the_platforms_is_used_held_for_and_nobody_is_asked() {
        int before = VAULT.asked.get();
        String conversation = conversation();
        VAULT.away = true;

        Answer answer = say(conversation, "hello");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(answer.data().path("usage").path("costMicros").longValue()).isPositive();
        assertThat(usedKeys()).containsExactly("cdef");
        assertThat(journal().getFirst().get("event", Document.class).getString("keyOwner"))
                .isEqualTo("PLATFORM");
        verify(holdFunds).hold(any());
        assertThat(VAULT.asked).hasValue(before);
    }

    @Test
    void calls_on_own_keys_go_on_while_billing_is_away() {
        doThrow(ApiException.of(ErrorCode.SERVICE_UNAVAILABLE)).when(holdFunds).hold(any());
        String conversation = conversation();

        assertThat(say(conversation, "hello").status()).isEqualTo(503);
        bring("openai", "sk-own-0123456789wxyz");

        assertThat(say(conversation, "hello").status()).isEqualTo(201);
        assertThat(usedKeys()).containsExactly("wxyz");
    }

    @Test
    void a_refused_own_key_is_never_replaced_by_the_platforms() {
        bring("openai", "sk-invalid-0123456789");

        Answer refused = say(conversation(), "hello");

        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.code()).isEqualTo("PROVIDER_AUTH_FAILED");
        assertThat(refused.body().toString()).doesNotContain("sk-invalid-0123456789");
        assertThat(usedKeys()).containsExactly("6789");
        Document event = journal().getFirst().get("event", Document.class);
        assertThat(event.getString("status")).isEqualTo("FAILED");
        assertThat(event.getString("keyOwner")).isEqualTo("USER");
    }

    @Test
    void a_model_nobody_else_can_use_is_there_for_whoever_brings_a_key() {
        String conversation = conversation(Map.of("model", "away-test"));
        assertThat(available("away-test")).isFalse();
        assertThat(say(conversation, "hello").code()).isEqualTo("PROVIDER_UNAVAILABLE");

        bring("keyless", "sk-own-0123456789wxyz");

        assertThat(available("away-test")).isTrue();
        assertThat(say(conversation, "hello").status()).isEqualTo(201);
        assertThat(usedKeys()).containsExactly("wxyz");
    }

    /** V10 */
    @Test
    void a_deleted_key_makes_no_call_after_the_news() {
        bring("openai", "sk-own-0123456789wxyz");
        String conversation = conversation();
        say(conversation, "one");

        VAULT.keys.remove(userId + "/openai");
        tell("openai");
        say(conversation, "two");

        assertThat(usedKeys()).containsExactly("wxyz", "cdef");
    }

    @Test
    void nobody_is_charged_while_it_cannot_be_told_whether_the_key_is_their_own() {
        String conversation = conversation();
        bring("openai", "sk-own-0123456789wxyz");
        VAULT.away = true;

        Answer refused = say(conversation, "hello");

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(usedKeys()).isEmpty();
        assertThat(journal()).isEmpty();
    }

    @Test
    void a_streamed_turn_on_an_own_key_says_the_same() {
        bring("openai", "sk-own-0123456789wxyz");
        var done = new JsonNode[1];

        api.events().stream(messagesOf(conversation()), Map.of("content", "hello"), event -> {
            if (event.name().equals("done")) {
                done[0] = event.data();
            }
        });

        assertThat(done[0].path("usage").path("costMicros").longValue()).isZero();
        assertThat(usedKeys()).containsExactly("wxyz");
    }

    private void bring(String service, String value) {
        VAULT.keys.put(userId + "/" + service, KEY_ID + ":" + value);
        tell(service);
    }

    private void tell(String service) {
        Instant now = clock.instant();
        feed.add(Revocation.ofKeys(userId, service, now, now.plus(Duration.ofMinutes(1))));
    }

    private boolean available(String model) {
        return api.get("/api/models/chat")
                .data()
                .valueStream()
                .filter(one -> one.path("id").stringValue().equals(model))
                .findFirst()
                .orElseThrow()
                .path("available")
                .booleanValue();
    }

    private static List<String> usedKeys() {
        return providerCalls().stream()
                .filter(call -> call.origin().operation().equals("chat"))
                .map(call -> call.origin().apiKeyTail())
                .toList();
    }
}
