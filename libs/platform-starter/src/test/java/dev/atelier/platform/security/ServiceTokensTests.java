package dev.atelier.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.platform.error.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTokensTests {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:15:30.500Z"));
    private final ServiceTokens chat = serviceTokens(CraftedToken.KEYS, "chat-service");
    private final ServiceTokens user = serviceTokens(CraftedToken.KEYS, "user-service");

    @Test
    void one_service_recognises_another() {
        assertThat(user.verify(chat.current())).isEqualTo("chat-service");
    }

    @Test
    void a_token_is_made_once_and_renewed_at_half_life() {
        String first = chat.current();
        clock.advance(Duration.ofSeconds(29));
        assertThat(chat.current()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(2));
        assertThat(chat.current()).isNotEqualTo(first);
    }

    @Test
    void a_token_ends_after_a_minute_even_if_it_was_seen_before() {
        String token = chat.current();
        user.verify(token);
        clock.advance(Duration.ofSeconds(61));
        assertRefused(token);
    }

    @Test
    void a_users_token_is_no_service_token_whatever_it_says() {
        Instant now = clock.instant();
        assertRefused(CraftedToken.of(now).signed());
        assertRefused(CraftedToken.of(now)
                .header("typ", ServiceTokens.TYPE)
                .claim("aud", ServiceTokens.AUDIENCE)
                .signed());
    }

    @Test
    void the_key_is_derived_and_not_the_one_of_access_tokens() {
        var derived = DerivedKeys.forServiceTokens(TokenKeys.parse(CraftedToken.KEYS));
        assertThat(derived.getFirst().secret().getEncoded())
                .hasSize(32)
                .isNotEqualTo(CraftedToken.key(7).getEncoded());
        assertThat(List.of(derived.get(0).kid(), derived.get(1).kid())).containsExactly("new", "old");
    }

    @Test
    void services_understand_each_other_while_keys_rotate() {
        ServiceTokens rotated =
                serviceTokens("newest:" + CraftedToken.secret(11) + "," + CraftedToken.KEYS, "user-service");
        assertThat(rotated.verify(chat.current())).isEqualTo("chat-service");
    }

    private ServiceTokens serviceTokens(String keys, String name) {
        return new ServiceTokens(TokenKeys.parse(keys), name, clock);
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> user.verify(token));
    }
}
