package dev.atelier.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private final ClientAddress nobodyTrusted = new ClientAddress(List.of());
    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8"));

    @Test
    void is_the_other_end_of_the_connection() {
        assertThat(nobodyTrusted.find(request("10.0.0.1", "1.2.3.4"))).isEqualTo("10.0.0.1");
        assertThat(behindProxies.find(request("9.9.9.9", "1.2.3.4"))).isEqualTo("9.9.9.9");
    }

    @Test
    void is_the_last_address_no_trusted_proxy_has_when_a_trusted_one_says_so() {
        assertThat(behindProxies.find(request("10.0.0.1", "6.6.6.6, 1.2.3.4, 10.0.0.9")))
                .isEqualTo("1.2.3.4");
    }

    @Test
    void what_is_no_address_is_not_believed() {
        assertThat(behindProxies.find(request("10.0.0.1", "evil.com"))).isEqualTo("10.0.0.1");
        assertThat(behindProxies.find(request("10.0.0.1", ""))).isEqualTo("10.0.0.1");
    }

    private static MockHttpServletRequest request(String from, String forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(from);
        request.addHeader("X-Forwarded-For", forwardedFor);
        return request;
    }
}
