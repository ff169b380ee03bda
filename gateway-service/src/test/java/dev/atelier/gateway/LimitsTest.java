package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "atelier.gateway.limits.ip=60/1",
            "atelier.gateway.limits.user=12/1",
            "atelier.gateway.limits.api=6/1"
        })
class LimitsTest extends GatewayTest {

    private final String user = UUID.randomUUID().toString().replace("-", "").substring(0, 24);

    @Test
    void limits_by_api_then_by_user_then_by_address() {
        for (int i = 0; i < 6; i++) {
            Wire.Reply reply = Wire.get(port, "/api/stats/usage", Tokens.bearer(user));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.all("RateLimit-Limit")).containsExactly("6");
            assertThat(Integer.parseInt(reply.header("RateLimit-Remaining"))).isLessThan(6);
            assertThat(Integer.parseInt(reply.header("RateLimit-Reset"))).isPositive();
        }
        isLimited(Wire.get(port, "/api/stats/usage", Tokens.bearer(user)), "6");

        int others = 0;
        while (Wire.get(port, "/api/conversations", Tokens.bearer(user)).status() == 200) {
            others++;
        }
        assertThat(others).isBetween(5, 7);

        int tries = 0;
        Wire.Reply reply = Wire.get(port, "/nowhere");
        while (reply.status() == 404 && tries < 100) {
            reply = Wire.get(port, "/nowhere");
            tries++;
        }
        isLimited(reply, "60");
        isLimited(Wire.get(port, "/api/auth/me", "Authorization: Bearer junk"), "60");
        isLimited(Wire.get(port, "/api/auth/me", Tokens.bearer(user), "X-Forwarded-For: 9.9.9.9"), "60");
    }

    private static void isLimited(Wire.Reply reply, String limit) {
        isError(reply, 429, "RATE_LIMITED");
        assertThat(reply.all("RateLimit-Limit")).containsExactly(limit);
        assertThat(reply.all("RateLimit-Remaining")).containsExactly("0");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
    }
}
