package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.security.ProgramToken;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationList;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccessTokenTest extends GatewayTest {

    private final String user = id();
    private final String tokenId = id();

    @Autowired
    private RevocationList revocations;

    @Autowired
    private MeterRegistry meters;

    private Programs programs;

    @BeforeEach
    void startUserService() {
        programs = new Programs(USERS);
    }

    @Test
    void a_programs_call_goes_on_with_a_jwt_and_its_token_stays_here() throws ParseException {
        ProgramToken token = programs.given(user, tokenId);

        Wire.Reply reply = Wire.get(port, "/api/conversations", Programs.bearer(token));

        assertThat(reply.status()).isEqualTo(200);
        var forwarded = CHAT.last().headers();
        assertThat(forwarded.toString()).doesNotContain(token.text());
        assertThat(forwarded.get("Authorization")).hasSize(1);
        var jwt = SignedJWT.parse(forwarded.get("Authorization").getFirst().substring("Bearer ".length()));
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(user);
        assertThat(jwt.getJWTClaimsSet().getStringClaim("tid")).isEqualTo(tokenId);
        FakeService.Seen question = Programs.questions(USERS).getFirst();
        assertThat(question.body()).contains(token.hash()).doesNotContain(token.text());
        assertThat(question.headers().get("Authorization").getFirst()).startsWith("Bearer ey");
    }

    @Test
    void user_service_is_asked_once_however_many_call() throws Exception {
        ProgramToken token = programs.given(user, tokenId);
        Callable<Integer> call = () ->
                Wire.get(port, "/api/conversations", Programs.bearer(token)).status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(40, call))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        call.call();

        assertThat(Programs.questions(USERS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atl_",
                "atl_' OR 1=1--",
                "atl_{\"$ne\":null}",
                "atl_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
                "atl_../../../../internal/revocations",
                "sk-0123456789abcdefghijklmnopqrstuvwxyz"
            })
    void junk_is_refused_without_asking_anybody(String junk) {
        Wire.Reply reply = Wire.get(port, "/api/conversations", "Authorization: Bearer " + junk);

        isError(reply, 401, "UNAUTHENTICATED");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.body()).doesNotContain(junk);
        nothingReachedAnyService();
    }

    @Test
    void a_token_in_the_address_or_another_header_is_none() {
        ProgramToken token = programs.given(user, tokenId);

        isError(Wire.get(port, "/api/conversations?api_key=" + token.text()), 401, "UNAUTHENTICATED");
        isError(Wire.get(port, "/api/conversations", "X-Api-Key: " + token.text()), 401, "UNAUTHENTICATED");
        nothingReachedAnyService();
    }

    @Test
    void below_v1_a_token_may_come_as_anthropics_sdks_send_it() {
        ProgramToken token = programs.given(user, tokenId);

        assertThat(Wire.get(port, "/v1/models", "X-Api-Key: " + token.text()).status())
                .isEqualTo(200);

        var forwarded = CHAT.last().headers();
        assertThat(forwarded.toString()).doesNotContain(token.text());
        assertThat(forwarded.get("Authorization"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("Bearer ey");
    }

    @Test
    void below_v1_a_jwt_may_come_so_as_well_but_not_two_tokens() {
        String jwt = Tokens.of(user, Duration.ofMinutes(5));

        assertThat(Wire.get(port, "/v1/models", "X-Api-Key: " + jwt).status()).isEqualTo(200);
        assertThat(CHAT.last().headers().get("Authorization")).containsExactly("Bearer " + jwt);
        assertThat(Wire.get(port, "/v1/models", "X-Api-Key: " + jwt, "X-Api-Key: " + jwt)
                        .status())
                .isEqualTo(401);
        assertThat(Wire.get(port, "/v1/models", "X-Api-Key: junk", "Authorization: Bearer " + jwt)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_token_is_asked_for_once() {
        ProgramToken unknown = Programs.random();

        for (int i = 0; i < 5; i++) {
            Wire.Reply reply = Wire.get(port, "/api/conversations", Programs.bearer(unknown));
            isError(reply, 401, "UNAUTHENTICATED");
            assertThat(reply.body()).doesNotContain(unknown.text(), unknown.prefix());
        }

        assertThat(Programs.questions(USERS)).hasSize(1);
        assertThat(CHAT.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKEN_EXPIRED", "TOKEN_REVOKED"})
    void says_what_became_of_a_token_but_not_which(String code) {
        ProgramToken token = Programs.random();
        programs.refused(token, code);

        Wire.Reply reply = Wire.get(port, "/api/conversations", Programs.bearer(token));

        isError(reply, 401, code);
        assertThat(reply.body()).doesNotContain(token.text(), token.prefix());
    }

    @Test
    void a_disabled_accounts_token_is_forbidden() {
        ProgramToken token = Programs.random();
        programs.refused(token, "ACCOUNT_DISABLED");

        Wire.Reply reply = Wire.get(port, "/api/conversations", Programs.bearer(token));

        isError(reply, 403, "ACCOUNT_DISABLED");
        assertThat(reply.all("WWW-Authenticate")).isEmpty();
    }

    @Test
    void a_deleted_token_is_refused_at_once_although_it_is_remembered_as_good() {
        ProgramToken token = programs.given(user, tokenId);
        Wire.get(port, "/api/conversations", Programs.bearer(token));

        Instant now = Instant.now();
        revocations.add(Revocation.ofSession(tokenId, now, now.plusSeconds(600)));
        programs.refused(token, "TOKEN_REVOKED");

        for (int i = 0; i < 3; i++) {
            isError(Wire.get(port, "/api/conversations", Programs.bearer(token)), 401, "TOKEN_REVOKED");
        }
        assertThat(CHAT.seen()).hasSize(1);
        assertThat(Programs.questions(USERS)).hasSize(2);
    }

    @Test
    void a_change_of_the_account_is_fetched_and_does_not_end_its_programs() {
        ProgramToken token = programs.given(user, tokenId);
        Wire.get(port, "/api/conversations", Programs.bearer(token));

        Instant now = Instant.now();
        revocations.add(Revocation.ofUser(user, now, now.plusSeconds(600)));
        programs.good(token, user, tokenId, now.plusSeconds(1));

        assertThat(Wire.get(port, "/api/conversations", Programs.bearer(token)).status())
                .isEqualTo(200);
        assertThat(CHAT.seen()).hasSize(2);
        assertThat(CHAT.seen().get(0).headers().get("Authorization"))
                .isNotEqualTo(CHAT.seen().get(1).headers().get("Authorization"));
    }

    @Test
    void while_user_service_is_away_known_tokens_go_on_and_others_are_not_let_in() {
        ProgramToken known = programs.given(user, tokenId);
        ProgramToken other = programs.given(user, id());
        Wire.get(port, "/api/conversations", Programs.bearer(known));

        programs.goAway();

        assertThat(Wire.get(port, "/api/conversations", Programs.bearer(known)).status())
                .isEqualTo(200);
        Wire.Reply refused = Wire.get(port, "/api/conversations", Programs.bearer(other));
        isError(refused, 503, "SERVICE_UNAVAILABLE");
        assertThat(refused.all("WWW-Authenticate")).isEmpty();
        assertThat(CHAT.seen()).hasSize(2);
    }

    @Test
    void no_number_of_bad_tokens_makes_a_new_metric_or_reaches_a_studio() {
        callWithBadTokens();
        List<Meter.Id> before = metrics();

        for (int i = 0; i < 700; i++) {
            callWithBadTokens();
        }

        assertThat(metrics()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(CHAT.seen()).isEmpty();
    }

    private void callWithBadTokens() {
        String noise = id();
        List<String> bad = List.of(
                "atl_" + noise,
                "sk-" + noise,
                Programs.random().text(),
                Tokens.of(id(), Duration.ofMinutes(5)) + noise);
        for (String token : bad) {
            Wire.Reply reply = Wire.get(port, "/api/conversations", "Authorization: Bearer " + token);
            assertThat(reply.status()).isIn(401, 429);
        }
    }

    private List<Meter.Id> metrics() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> !id.getName().startsWith("jvm") && !"429".equals(id.getTag("status")))
                .toList();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
