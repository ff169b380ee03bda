package dev.atelier.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.revocation.RevocationList;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks on tokens of faults.md, A02 to A14 and A29. */
class ForgedAccessTokenTests {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What the work for one bad token may take of the heap: the size of the largest one a few times over. */
    private static final long MOST_BYTES = 8_000_000;

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.500Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TokenKeys keys = TokenKeys.parse(CraftedToken.KEYS);
    private final AccessTokens tokens = new AccessTokens(keys, new RevocationList(clock), clock);

    @Test
    void accepts_what_user_service_issues() {
        Caller caller = tokens.verify(good().signed());

        assertThat(caller)
                .isEqualTo(new Caller(
                        "65a1b2c3d4e5f60718293a4b",
                        "ada",
                        Role.USER,
                        "5e55105e55105e55105e5510.r4nd0m",
                        Instant.parse("2026-11-22T10:30:30Z")));
        assertThat(caller.sessionId()).isEqualTo("5e55105e55105e55105e5510");
    }

    @Test
    void knows_a_program_by_its_access_token_and_scopes() {
        Caller all =
                tokens.verify(good().claim("tid", "65a1b2c3d4e5f60718293aaa").signed());
        assertThat(all.isPerson()).isFalse();
        assertThat(all.accessTokenId()).isEqualTo("65a1b2c3d4e5f60718293aaa");
        assertThat(Scope.values()).allMatch(all::mayUse);

        Caller narrowed = tokens.verify(good().claim("tid", "65a1b2c3d4e5f60718293aaa")
                .claim("scope", "chat stats")
                .signed());
        assertThat(narrowed.scopes()).containsExactlyInAnyOrder(Scope.CHAT, Scope.STATS);
        assertThat(narrowed.mayUse(Scope.IMAGES)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "chat,stats", "chat everything", "CHAT"})
    void refuses_scopes_it_does_not_know_instead_of_ignoring_them(String scope) {
        refused(good().claim("tid", "65a1b2c3d4e5f60718293aaa")
                .claim("scope", scope)
                .signed());
    }

    @Test
    void refuses_scopes_without_an_access_token() {
        refused(good().claim("scope", "chat").signed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "nOnE", "NONE", "", "HS384", "HS512", "RS256", "ES256", "PBES2-HS256+A128KW"})
    void refuses_every_algorithm_but_its_own(String algorithm) {
        refused(good().header("alg", algorithm).unsigned());
        refused(good().header("alg", algorithm).signed());
    }

    @Test
    void refuses_a_token_without_an_algorithm() {
        refused(good().withoutHeader("alg").unsigned());
        refused(good().withoutHeader("alg").signed());
    }

    @Test
    void refuses_an_hmac_made_with_a_public_key() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("new").generate();
        for (byte[] known : List.of(
                rsa.toRSAPublicKey().getEncoded(),
                rsa.getModulus().decode(),
                ("-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(rsa.toRSAPublicKey().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII))) {
            refused(good().signedWith(new SecretKeySpec(known, "HmacSHA256")));
        }
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("new").build(),
                new JWTClaimsSet.Builder().subject("65a1b2c3d4e5f60718293a4b").build());
        jwt.sign(new RSASSASigner(rsa));
        refused(jwt.serialize());
    }

    @Test
    void refuses_a_missing_a_changed_and_a_borrowed_signature() {
        String token = good().signed();
        String other = good().claim("role", "ADMIN").signedWith(new SecretKeySpec(new byte[32], "HmacSHA256"));
        int dot = token.lastIndexOf('.');

        refused(token.substring(0, dot + 1));
        refused(token.substring(0, dot));
        refused(other.substring(0, other.lastIndexOf('.')) + token.substring(dot));
        refused(good().claim("role", "ADMIN").unsigned() + token.substring(dot + 1));
    }

    @Test
    void refuses_every_other_last_character_even_one_that_decodes_to_the_same_bytes() {
        String token = good().signed();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        alphabet.chars()
                .filter(other -> other != last)
                .forEach(other -> refused(token.substring(0, token.length() - 1) + (char) other));
        refused(token + "=");
    }

    @Test
    void refuses_a_header_that_brings_a_key_or_an_address_of_one() throws JOSEException {
        var attacker = CraftedToken.key(99);
        String jwk = Base64.getUrlEncoder().withoutPadding().encodeToString(attacker.getEncoded());
        refused(good().header("jwk", Map.of("kty", "oct", "k", jwk)).signedWith(attacker));
        refused(good().header(
                        "jwk",
                        new RSAKeyGenerator(2048).generate().toPublicJWK().toJSONObject())
                .signed());
        refused(good().header("jku", "http://127.0.0.1:9/keys").signed());
        refused(good().header("x5u", "http://127.0.0.1:9/cert").signed());
        refused(good().header("crit", List.of("exp")).signed());
        refused(good().header("crit", List.of("b64")).header("b64", false).signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../dev/null", "' or 1=1", "{\"$ne\":1}", "unknown", "", "NEW"})
    void refuses_an_unknown_kid(String kid) {
        refused(good().header("kid", kid).signed());
        refused(good().header("kid", kid).signedWith(new SecretKeySpec(new byte[32], "HmacSHA256")));
    }

    @Test
    void refuses_a_kid_that_is_no_text_or_endless_or_missing() {
        refused(good().header("kid", Map.of("$ne", 1)).signed());
        refused(good().header("kid", List.of("new")).signed());
        refused(good().header("kid", "k".repeat(10_000)).signed());
        refused(good().withoutHeader("kid").signed());
    }

    @Test
    void says_that_a_token_has_expired() {
        assertCode(good().claim("exp", NOW.minusSeconds(1).getEpochSecond()).signed(), ErrorCode.TOKEN_EXPIRED);
        assertCode(good().claim("exp", -1).signed(), ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void says_nothing_about_the_expiry_of_a_forged_token() {
        refused(good().claim("exp", 1).signedWith(CraftedToken.key(99)));
    }

    @Test
    void refuses_an_expiry_that_is_none() {
        refused(good().withoutClaim("exp").signed());
        refused(good().claim("exp", "string").signed());
        refused(good().claim("exp", List.of(1)).signed());
        refused(CraftedToken.sign(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"new\"}",
                "{\"iss\":\"atelier\",\"aud\":\"atelier-api\",\"sub\":\"65a1b2c3d4e5f60718293a4b\",\"name\":\"a\",\"role\":\"USER\",\"jti\":\"a.b\","
                        + "\"iat\":" + NOW.getEpochSecond() + ",\"exp\":1e400}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "iat", "iss", "aud", "role", "name"})
    void refuses_a_token_without_one_of_its_claims(String claim) {
        refused(good().withoutClaim(claim).signed());
        refused(good().claim(claim, Map.of("$ne", 1)).signed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "ann", "65a1b2c3d4e5f60718293a4", "65a1b2c3d4e5f60718293a4bb", "../../../../etc/passwd/"
            })
    void refuses_a_subject_that_cannot_be_a_users_id(String subject) {
        refused(good().claim("sub", subject).signed());
    }

    @Test
    void allows_clocks_a_minute_apart_and_not_more() {
        assertThat(tokens.verify(good().claim("nbf", NOW.plusSeconds(30).getEpochSecond())
                        .signed()))
                .isNotNull();
        assertThat(tokens.verify(good().claim("iat", NOW.plusSeconds(30).getEpochSecond())
                        .signed()))
                .isNotNull();
        refused(good().claim("nbf", NOW.plus(Duration.ofMinutes(10)).getEpochSecond())
                .signed());
        refused(good().claim("iat", NOW.plus(Duration.ofMinutes(10)).getEpochSecond())
                .signed());
    }

    @Test
    void refuses_another_audience_or_issuer_and_ours_among_others() {
        refused(good().claim("aud", "atelier-internal").signed());
        refused(good().claim("aud", List.of("atelier-api", "elsewhere")).signed());
        refused(good().claim("aud", List.of()).signed());
        refused(good().claim("iss", "https://attacker").signed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"svc+jwt", "at+jwt", "refresh", "", "JOSE"})
    void refuses_a_token_of_another_type(String type) {
        refused(good().header("typ", type).signed());
    }

    @Test
    void refuses_a_token_without_a_type() {
        refused(good().withoutHeader("typ").signed());
    }

    @Test
    void refuses_a_service_token() {
        refused(new ServiceTokens(keys, "chat-service", clock).current());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROOT", "user", "ROLE_ADMIN", "ADMIN,USER"})
    void refuses_a_role_that_does_not_exist(String role) {
        refused(good().claim("role", role).signed());
    }

    @Test
    void refuses_encrypted_tokens_without_working_for_them() {
        String header =
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":1000000000,\"p2s\":\"AAAA\",\"zip\":\"DEF\"}";
        String part = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        quickly(() -> refused(part + ".AAAA.AAAA.AAAA.AAAA"));
    }

    @Test
    void refuses_other_spellings_of_a_token() {
        String[] parts = good().signed().split("\\.");
        refused("{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
                .formatted(parts[1], parts[0], parts[2]));
        refused(good().signed() + ".{\"payload\":\"\"}");
        refused(" " + good().signed());
        refused(good().signed().replaceFirst("\\.", "\n."));
        refused("");
        refused("..");
        refused("atl_0123456789abcdef");
    }

    @Test
    void refuses_nesting_and_size_without_working_for_them() {
        String deep = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"new\",\"x\":" + "[".repeat(2_000)
                + "]".repeat(2_000) + "}";
        quickly(() -> refused(CraftedToken.sign(deep, "{}")));
        quickly(() -> refused(CraftedToken.sign(
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"new\"}",
                "{\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")));
        quickly(() -> refused("A".repeat(1_000_000)));
        quickly(() -> refused(good().claim("padding", "x".repeat(9_000)).signed()));
    }

    @Test
    void does_not_take_the_second_of_two_subjects() {
        String claims = "{\"iss\":\"atelier\",\"aud\":\"atelier-api\",\"sub\":\"65a1b2c3d4e5f60718293a4b\","
                + "\"sub\":\"65a1b2c3d4e5f60718293a4c\",\"name\":\"a\",\"role\":\"USER\",\"jti\":\"a.b\",\"iat\":%d,\"exp\":%d}"
                        .formatted(NOW.getEpochSecond(), NOW.getEpochSecond() + 60);
        refused(CraftedToken.sign("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"new\"}", claims));
    }

    @Test
    void answers_noise_with_a_refusal_and_never_with_a_fault() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            String header = i % 2 == 0
                    ? new String(noise, StandardCharsets.ISO_8859_1)
                    : "{\"alg\":\"HS256\",\"kid\":\"new\",\"typ\":\"JWT\",\"" + random.nextInt() + "\":\"" + i + "\"";
            refused(CraftedToken.sign(header, new String(noise, StandardCharsets.ISO_8859_1)));
        }
    }

    private static CraftedToken good() {
        return CraftedToken.of(NOW);
    }

    private void refused(String token) {
        assertCode(token, ErrorCode.UNAUTHENTICATED);
    }

    private void assertCode(String token, ErrorCode code) {
        assertThatExceptionOfType(ApiException.class)
                .as(token)
                .isThrownBy(() -> tokens.verify(token))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void quickly(Runnable check) {
        check.run();
        Duration fastest = Duration.ofDays(1);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            check.run();
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            fastest = time.compareTo(fastest) < 0 ? time : fastest;
        }
        assertThat(fastest).isLessThan(Duration.ofMillis(50));
        assertThat((THREADS.getCurrentThreadAllocatedBytes() - before) / 5).isLessThan(MOST_BYTES);
    }
}
