package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Supplier;
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
        isLimited(untilRefused(() -> Wire.get(port, "/api/stats/usage", Tokens.bearer(user))), "6");

        // The user has 12 for all routes together, of which 6 or a few more are gone.
        isLimited(untilRefused(() -> Wire.get(port, "/api/conversations", Tokens.bearer(user))), "6", "12");

        isLimited(untilRefused(() -> Wire.get(port, "/nowhere")), "60");
        isLimited(untilRefused(() -> Wire.get(port, "/api/auth/me", "Authorization: Bearer junk")), "60");
        isLimited(
                untilRefused(() -> Wire.get(port, "/api/auth/me", Tokens.bearer(user), "X-Forwarded-For: 9.9.9.9")),
                "12",
                "60");
    }

    /** A token comes back each second, so on a slow machine a few more go through than the burst. */
    private static Wire.Reply untilRefused(Supplier<Wire.Reply> call) {
        Wire.Reply reply = call.get();
        for (int tries = 0; reply.status() != 429 && tries < 120; tries++) {
            reply = call.get();
        }
        return reply;
    }

    private static void isLimited(Wire.Reply reply, String... limits) {
        isError(reply, 429, "RATE_LIMITED");
        assertThat(reply.all("RateLimit-Limit")).singleElement().isIn((Object[]) limits);
        assertThat(reply.all("RateLimit-Remaining")).containsExactly("0");
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
    }
}
