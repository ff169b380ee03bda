package dev.atelier.aiproxy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Incorrect API key provided: sk-live-CANARY",
                "Bearer CANARY is invalid",
                "GET https://host.example/v1?key=CANARY failed",
                "token eyJhbGciOiJIUzI1NiJ9.CANARY.CANARY expired",
                "bad ?api_key=CANARY"
            })
    void hides_keys_tokens_and_addresses(String said) {
        assertThat(ProviderText.safe(said)).doesNotContain("CANARY");
    }

    @Test
    void keeps_an_ordinary_sentence() {
        assertThat(ProviderText.safe("The model is overloaded, try later."))
                .isEqualTo("The model is overloaded, try later.");
    }

    @Test
    void is_one_line_of_bounded_length() {
        String safe = ProviderText.safe("a\r\nb".repeat(1000));

        assertThat(safe).doesNotContain("\n", "\r").hasSizeLessThanOrEqualTo(301);
    }

    @Test
    void makes_nothing_of_nothing() {
        assertThat(ProviderText.safe(null)).isEmpty();
    }
}
