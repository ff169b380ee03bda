package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "atelier.gateway.limits.ip=25/1")
class ForgedAddressTest extends GatewayTest {

    @Test
    void whoever_claims_another_address_with_each_call_is_limited_as_the_one_he_is() {
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            Wire.Reply reply = Wire.get(
                    port,
                    "/api/auth/oauth2/github",
                    "X-Forwarded-For: 9.9.9." + i,
                    "Forwarded: for=9.9.9." + i,
                    "X-Real-IP: 9.9.9." + i);
            admitted += reply.status() == 200 ? 1 : 0;
        }

        assertThat(admitted).isBetween(25, 60);
        assertThat(USERS.seen()).hasSize(admitted);
    }
}
