package dev.atelier.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationList;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessTokensTests {

    private static final String SESSION = "5e55105e55105e55105e5510";
    private static final String USER = "65a1b2c3d4e5f60718293a4b";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:15:30.500Z"));
    private final RevocationList revocations = new RevocationList(clock);
    private final AccessTokens tokens = new AccessTokens(TokenKeys.parse(CraftedToken.KEYS), revocations, clock);

    @Test
    void accepts_tokens_of_the_retired_key_as_long_as_it_is_listed() {
        String old = good().header("kid", "old").signedWith(CraftedToken.key(3));
        assertThat(tokens.verify(old).userId()).isEqualTo(USER);

        var afterwards = new AccessTokens(TokenKeys.parse("new:" + CraftedToken.secret(7)), revocations, clock);
        assertRefused(afterwards, old, ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void refuses_a_token_of_one_key_under_the_name_of_the_other() {
        assertRefused(tokens, good().header("kid", "old").signed(), ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void refuses_a_token_it_has_let_in_before_once_it_expires() {
        String token = good().signed();
        tokens.verify(token);
        clock.advance(Duration.ofSeconds(900));
        assertRefused(tokens, token, ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void refuses_a_token_it_has_let_in_before_once_its_session_is_revoked() {
        String token = good().signed();
        tokens.verify(token);
        revocations.add(
                Revocation.ofSession(SESSION, clock.instant(), clock.instant().plusSeconds(900)));
        assertRefused(tokens, token, ErrorCode.TOKEN_REVOKED);
    }

    @Test
    void lets_other_sessions_of_the_user_be() {
        revocations.add(
                Revocation.ofSession(SESSION, clock.instant(), clock.instant().plusSeconds(900)));
        String other = good().claim("jti", "0123456789abcdef01234567.x").signed();
        assertThat(tokens.verify(other).userId()).isEqualTo(USER);
    }

    @Test
    void refuses_all_of_a_users_tokens_issued_before_the_revocation_and_none_after() {
        String before = good().signed();
        revocations.add(Revocation.ofUser(USER, clock.instant(), clock.instant().plusSeconds(900)));
        String after = good().claim("iat", revocations.earliestIssue(USER).getEpochSecond())
                .signed();

        assertRefused(tokens, before, ErrorCode.TOKEN_REVOKED);
        assertThat(tokens.verify(after).userId()).isEqualTo(USER);
    }

    @Test
    void gives_method_security_the_role() {
        var admin = tokens.authenticate(good().claim("role", "ADMIN").signed());
        assertThat(admin.isAuthenticated()).isTrue();
        assertThat(admin.getAuthorities()).extracting("authority").containsExactly("ROLE_ADMIN");
        assertThat(((Caller) admin.getPrincipal()).isAdmin()).isTrue();
    }

    private CraftedToken good() {
        return CraftedToken.of(clock.instant());
    }

    private static void assertRefused(AccessTokens tokens, String token, ErrorCode code) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
