package dev.atelier.chat.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/cat.png",
                "HTTPS://example.com:8443/cat.png?size=1#x",
                "https://ec2-54-12-3-4.compute.amazonaws.com/a.png",
                "https://1.1.1.1/a.png",
                "https://[2606:4700:4700::1111]/a.png",
                "https://example.com./cat.png",
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/jpeg;base64,AAAA",
                "data:image/webp;base64,AA==",
            })
    void passes_public_addresses_and_pictures_on(String url) {
        assertThatCode(() -> ImageAddress.check(url, "url")).doesNotThrowAnyException();
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
                "data:image/svg+xml;base64,AAAA",
                "data:text/html;base64,AAAA",
                "data:image/png,AAAA",
                "data:image/png;base64,",
                "data:image/png;base64,===",
                "data:image/png;base64,AA A",
                "data:image/png;base64,<svg>",
            })
    void refuses_whatever_might_lead_inside(String url) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> ImageAddress.check(url, "f"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
        assertThat(refusal.field()).isEqualTo("f");
    }
}
