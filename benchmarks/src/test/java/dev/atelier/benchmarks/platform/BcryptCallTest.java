package dev.atelier.benchmarks.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BcryptCallTest {

    @Test
    void checks_a_right_password() {
        assertThatCode(new BcryptCall()::make).doesNotThrowAnyException();
    }

    @Test
    void counts_a_check_that_fails_as_an_error() {
        assertThatThrownBy(new BcryptCall("another one")::make).isInstanceOf(IOException.class);
    }
}
