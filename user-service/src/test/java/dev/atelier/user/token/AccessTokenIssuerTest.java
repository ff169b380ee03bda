package dev.atelier.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.Role;
import dev.atelier.platform.security.Scope;
import dev.atelier.platform.security.TokenKeys;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationList;
import dev.atelier.user.TestKeys;
import dev.atelier.user.account.AccountStatus;
import dev.atelier.user.account.Preferences;
import dev.atelier.user.account.Subscription;
import dev.atelier.user.account.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokenIssuerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final String USER = "aaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String SESSION = "0123456789abcdef01234567";
    private static final String PROGRAM = "fedcba9876543210fedcba98";

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final RevocationList revocations = new RevocationList(clock);
    private final TokenKeys keys = TokenKeys.parse(TestKeys.random("k2") + "," + TestKeys.random("k1"));
    private final TokenProperties properties =
            new TokenProperties(Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofSeconds(10));

    @Test
    void the_token_is_the_seeds_jwt_and_what_rotation_and_revocation_need() throws Exception {
        var issuer = new AccessTokenIssuer(keys, revocations, properties);

        SignedJWT jwt = SignedJWT.parse(
                issuer.issue(SESSION, user(), issuer.moment(USER)).text());

        assertThat(jwt.getHeader().toJSONObject())
                .containsOnly(Map.entry("alg", "HS256"), Map.entry("typ", "JWT"), Map.entry("kid", "k2"));
        assertThat(jwt.getPayload().toJSONObject())
                .containsOnlyKeys("sub", "name", "role", "iat", "exp", "jti", "iss", "aud")
                .containsEntry("sub", "aaaaaaaaaaaaaaaaaaaaaaaa")
                .containsEntry("name", "ada")
                .containsEntry("role", "PREMIUM")
                .containsEntry("iss", "atelier")
                .containsEntry("aud", "atelier-api")
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("exp", NOW.plusSeconds(900).getEpochSecond());
    }

    @Test
    void every_service_accepts_it_and_knows_its_session() throws Exception {
        var issuer = new AccessTokenIssuer(keys, revocations, properties);

        Caller caller = new AccessTokens(keys, revocations, clock)
                .verify(issuer.issue(SESSION, user(), issuer.moment(USER)).text());

        assertThat(caller.userId()).isEqualTo("aaaaaaaaaaaaaaaaaaaaaaaa");
        assertThat(caller.role()).isEqualTo(Role.PREMIUM);
        assertThat(caller.sessionId()).isEqualTo(SESSION);
    }

    @Test
    void a_programs_token_names_the_program_and_what_it_may() throws Exception {
        var issuer = new AccessTokenIssuer(keys, revocations, properties);
        var grant = new ProgramGrant(PROGRAM, List.of("chat", "stats"), true, NOW.plusSeconds(100));

        AccessToken token = issuer.issue(grant, user(), NOW);

        assertThat(SignedJWT.parse(token.text()).getPayload().toJSONObject())
                .containsOnlyKeys("sub", "name", "role", "iat", "exp", "jti", "iss", "aud", "tid", "scope", "spent")
                .containsEntry("tid", PROGRAM)
                .containsEntry("scope", "chat stats")
                .containsEntry("spent", true)
                .containsEntry("exp", NOW.plusSeconds(100).getEpochSecond());
        Caller caller = new AccessTokens(keys, revocations, clock).verify(token.text());
        assertThat(caller.accessTokenId()).isEqualTo(PROGRAM).isEqualTo(caller.sessionId());
        assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.CHAT, Scope.STATS);
        assertThat(caller.budgetSpent()).isTrue();
    }

    @Test
    void a_programs_token_says_nothing_of_what_does_not_limit_it() throws Exception {
        var issuer = new AccessTokenIssuer(keys, revocations, properties);
        var grant = new ProgramGrant(PROGRAM, List.of(), false, NOW.plusSeconds(100));

        AccessToken token = issuer.issue(grant, user(), NOW);

        assertThat(SignedJWT.parse(token.text()).getPayload().toJSONObject()).doesNotContainKeys("scope", "spent");
        Caller caller = new AccessTokens(keys, revocations, clock).verify(token.text());
        assertThat(caller.scopes()).isEmpty();
        assertThat(caller.budgetSpent()).isFalse();
    }

    @Test
    void no_two_tokens_of_a_session_are_the_same() throws Exception {
        var issuer = new AccessTokenIssuer(keys, revocations, properties);

        assertThat(issuer.issue(SESSION, user(), issuer.moment(USER)).text())
                .isNotEqualTo(issuer.issue(SESSION, user(), issuer.moment(USER)).text());
    }

    @Test
    void a_token_on_an_account_as_it_was_before_a_change_is_refused() throws Exception {
        var issuer = new AccessTokenIssuer(keys, revocations, properties);
        Instant moment = issuer.moment(USER);
        revocations.add(Revocation.ofUser(USER, NOW, NOW.plusSeconds(960)));
        String token = issuer.issue(SESSION, user(), moment).text();

        var tokens = new AccessTokens(keys, revocations, Clock.fixed(NOW.plusSeconds(2), ZoneOffset.UTC));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOKEN_REVOKED));
        assertThat(tokens.verify(issuer.issue(SESSION, user(), issuer.moment(USER))
                                .text())
                        .userId())
                .isEqualTo(USER);
    }

    private static User user() {
        var subscription = new Subscription("free", NOW, null, "active");
        return new User(
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "ada",
                "ada@example.com",
                null,
                null,
                null,
                NOW,
                NOW,
                null,
                Role.PREMIUM,
                AccountStatus.ACTIVE,
                Preferences.defaults(),
                subscription);
    }
}
