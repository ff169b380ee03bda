package dev.atelier.chat.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.url.UserUrls;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAddressTest {

    private final ImageAddress addresses = new ImageAddress(UserUrls.judgedBySpelling());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/cat.png",
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/jpeg;base64,AAAA",
                "data:image/webp;base64,AA==",
            })
    void passes_public_addresses_and_pictures_on(String url) {
        assertThatCode(() -> addresses.check(url, "url")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/a.png",
                "https://127.0.0.1.nip.io/",
                "https://redis/",
                "data:image/svg+xml;base64,AAAA",
                "data:text/html;base64,AAAA",
                "data:image/png,AAAA",
                "data:image/png;base64,",
                "data:image/png;base64,===",
                "data:image/png;base64,AA A",
                "data:image/png;base64,<svg>",
            })
    void refuses_whatever_might_lead_inside(String url) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> addresses.check(url, "f"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.CONTENT_REJECTED);
        assertThat(refusal.field()).isEqualTo("f");
    }
}
