package dev.atelier.platform.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserUrlsTests {

    private final UserUrls urls = UserUrls.judgedBySpelling();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/cat.png",
                "HTTPS://EXAMPLE.com:8443/cat.png?size=1#x",
                "https://ec2-54-12-3-4.compute.amazonaws.com/a.png",
                "https://1.1.1.1/a.png",
                "https://[2606:4700:4700::1111]/a.png",
                "https://example.com./cat.png",
                "https://lvh.me.example.com/",
                "https://xn--bcher-kva.example/a.png"
            })
    void public_addresses_lead_outside(String url) {
        assertThat(urls.leadOutside(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/cat.png",
                "file:///etc/passwd",
                "gopher://example.com/",
                "ftp://example.com/a.png",
                "jar:https://example.com/a!/b",
                "//example.com/a.png",
                "https:///a.png",
                "https://",
                "https://user:pass@example.com/a.png",
                "https://ok.com\\@127.0.0.1/a.png",
                "https://127.0.0.1#@ok.com",
                "https://ok.com:80@127.0.0.1/",
                "https://１２７.0.0.1/",
                "https://exam ple.com/",
                "https://example.com/\ta.png",
                "https://localhost/a.png",
                "https://localhost./a.png",
                "https://x.localhost/a.png",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0X7f.1/",
                "https://0177.1/",
                "https://017700000001/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://127.0.0.1.nip.io/",
                "https://7f000001.nip.io/",
                "https://[::ffff:0:7f00:1]/",
                "https://[::ffff:0:169.254.169.254]/",
                "https://[5f00::1]/",
                "https://[3fff::1]/",
                "https://kubernetes.default.svc/",
                "https://example.com:99999/",
                "https://example.com:0/",
                "https://10-0-0-1.sslip.io/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://198.18.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[fc00::1]/",
                "https://[fe80::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[ff02::1]/",
                "https://config-server:8888/",
                "https://redis/",
                "https://chat.default.svc.cluster.local/",
                "https://metadata.google.internal/",
                "https://999.999.999.999/",
                "https://1.2.3.4.5/",
                "",
                "config-server:8888",
                "redis:6379",
                "https://eureka:8761/",
                "dict://example.com:11211/stat",
                "ldap://example.com/",
                "netdoc:///etc/passwd",
                "data:image/png;base64,AAAA",
                "https://lvh.me/",
                "https://a.b.lvh.me/",
                "https://localtest.me/",
                "https://magic.127-0-0-1.sslip.io/",
                "https://app.nip.io/",
                "https://a.traefik.me/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://[fd00:ec2::254]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[fe80::1%25eth0]/",
                "https://127。0。0。1/",
                "https://METADATA.google.internal/",
                "https://198.19.255.255/",
                "https://example.com\\u0000.local/",
                "https://%31%32%37.0.0.1/"
            })
    void whatever_might_lead_inside_does_not(String url) {
        assertThat(urls.leadOutside(url)).isFalse();
    }

    @Test
    void an_endless_url_is_none() {
        assertThat(urls.leadOutside("https://example.com/" + "a".repeat(8_192))).isFalse();
    }

    @Test
    void http_is_for_the_local_stack_and_leads_no_further_inside() {
        var local = new UserUrls(Set.of("https", "http"), NameLookup.none());

        assertThat(local.leadOutside("http://example.com/a.png")).isTrue();
        assertThat(local.leadOutside("http://127.0.0.1/")).isFalse();
        assertThat(local.leadOutside("ftp://example.com/")).isFalse();
    }

    @Test
    void a_name_that_a_name_server_leads_inside_does_not_lead_outside() {
        try (var names = new NameLookup(NameLookupTests.answering("10.0.0.1"))) {
            assertThat(new UserUrls(Set.of("https"), names).leadOutside("https://rebind.example.com/"))
                    .isFalse();
        }
    }
}
