package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ProgramToken;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "atelier.gateway.limits.ip=off",
            "atelier.gateway.limits.user=20/1",
            "atelier.gateway.limits.api=off"
        })
class AccessTokenLimitsTest extends GatewayTest {

    private final String user = id();

    private Programs programs;

    @BeforeEach
    void startUserService() {
        programs = new Programs(USERS);
    }

    @Test
    void ten_tokens_and_a_session_share_their_users_limit() {
        int admitted = 0;
        for (int i = 0; i < 10; i++) {
            ProgramToken token = programs.given(user, id());
            for (int j = 0; j < 4; j++) {
                admitted += call(Programs.bearer(token)).status() == 200 ? 1 : 0;
            }
        }
        admitted += call(Tokens.bearer(user)).status() == 200 ? 1 : 0;

        // 20, and one a second that comes back meanwhile.
        assertThat(admitted).isBetween(20, 30);
    }

    @Test
    void a_flood_with_a_tokens_prefix_takes_nothing_from_its_owner() {
        ProgramToken token = programs.given(user, id());
        for (int i = 0; i < 40; i++) {
            isError(call("Authorization: Bearer " + token.prefix() + "junk" + i), 401, "UNAUTHENTICATED");
        }

        Wire.Reply reply = call(Programs.bearer(token));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("RateLimit-Remaining")).isEqualTo("19");
    }

    private Wire.Reply call(String authorization) {
        return Wire.get(port, "/api/conversations", authorization);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }
}
