package dev.atelier.platform.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.platform.security.TokenKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTests {

    private static final String PEER = "10.0.0.9";
    private static final TokenKeys KEYS = keys();

    private final ServiceTokens gateway = tokens(KEYS, "gateway-service", Clock.systemUTC());
    private final ClientAddress addresses = new ClientAddress(tokens(KEYS, "user-service", Clock.systemUTC()));

    @Test
    void is_what_the_gateway_says() {
        assertThat(addresses.of(request(gateway.current(), "1.2.3.4"))).isEqualTo("1.2.3.4");
    }

    @Test
    void is_the_other_end_of_the_connection_when_nobody_proves_to_be_the_gateway() {
        assertThat(addresses.of(request(null, "1.2.3.4"))).isEqualTo(PEER);
        assertThat(addresses.of(request("forged", "1.2.3.4"))).isEqualTo(PEER);
        assertThat(addresses.of(request(gateway.current(), null))).isEqualTo(PEER);
    }

    @Test
    void neither_another_service_nor_a_foreign_gateway_nor_an_old_proof_is_believed() {
        var chat = tokens(KEYS, "chat-service", Clock.systemUTC());
        var foreign = tokens(keys(), "gateway-service", Clock.systemUTC());
        var old = tokens(KEYS, "gateway-service", Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2)));

        assertThat(addresses.of(request(chat.current(), "1.2.3.4"))).isEqualTo(PEER);
        assertThat(addresses.of(request(foreign.current(), "1.2.3.4"))).isEqualTo(PEER);
        assertThat(addresses.of(request(old.current(), "1.2.3.4"))).isEqualTo(PEER);
    }

    @Test
    void two_opinions_are_none() {
        MockHttpServletRequest twoAddresses = request(gateway.current(), "1.2.3.4");
        twoAddresses.addHeader(ClientAddress.FORWARDED_FOR, "5.6.7.8");
        MockHttpServletRequest twoProofs = request(gateway.current(), "1.2.3.4");
        twoProofs.addHeader(ClientAddress.PROOF, "forged");

        assertThat(addresses.of(twoAddresses)).isEqualTo(PEER);
        assertThat(addresses.of(twoProofs)).isEqualTo(PEER);
    }

    @Test
    void an_ipv6_network_counts_as_one() {
        assertThat(AddressNetwork.of("2001:db8:1:2::1")).isEqualTo(AddressNetwork.of("2001:db8:1:2:ffff::9"));
        assertThat(AddressNetwork.of("2001:db8:1:2::1")).isNotEqualTo(AddressNetwork.of("2001:db8:1:3::1"));
        assertThat(AddressNetwork.of("1.2.3.4")).isEqualTo("1.2.3.4");
    }

    private static MockHttpServletRequest request(String proof, String forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(PEER);
        if (proof != null) {
            request.addHeader(ClientAddress.PROOF, proof);
        }
        if (forwardedFor != null) {
            request.addHeader(ClientAddress.FORWARDED_FOR, forwardedFor);
        }
        return request;
    }

    private static ServiceTokens tokens(TokenKeys keys, String service, Clock clock) {
        return new ServiceTokens(keys, service, clock);
    }

    private static TokenKeys keys() {
        byte[] secret = new byte[48];
        new SecureRandom().nextBytes(secret);
        return TokenKeys.parse("k:" + Base64.getEncoder().encodeToString(secret));
    }
}
