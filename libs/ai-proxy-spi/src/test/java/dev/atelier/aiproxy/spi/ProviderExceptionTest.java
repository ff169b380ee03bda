package dev.atelier.aiproxy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderExceptionTest {

    static Stream<ProviderException> ambiguous() {
        return Stream.of(
                ProviderException.Unavailable.brokenOff("reset", null),
                new ProviderException.TimedOut("silence", null),
                new ProviderException.Cancelled(true),
                new ProviderException.Malformed("no JSON", null));
    }

    static Stream<ProviderException> clear() {
        return Stream.of(
                ProviderException.Unavailable.unreachable("refused", null),
                ProviderException.Unavailable.answered("down", 503, true, null),
                ProviderException.Unavailable.answered("no", 501, false, null),
                ProviderException.TimedOut.connecting(null),
                new ProviderException.Cancelled(false),
                new ProviderException.RateLimited("slower", null),
                new ProviderException.Rejected("no", 400, null),
                new ProviderException.ContentBlocked("no"),
                new ProviderException.Resting());
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void a_request_whose_answer_is_lost_may_have_been_taken(ProviderException failure) {
        assertThat(failure.mayHaveBeenTaken()).isTrue();
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("clear")
    void a_request_that_was_refused_or_never_sent_was_not_taken(ProviderException failure) {
        assertThat(failure.mayHaveBeenTaken()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void a_gateway_that_lost_the_answer_says_nothing_of_the_request(int status) {
        var failure = ProviderException.Unavailable.answered("lost", status, true, null);
        assertThat(failure.mayHaveBeenTaken()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"422, 422", "500, 400", "302, 400", "0, 400"})
    void a_request_that_is_at_fault_is_told_with_a_4xx(int said, int told) {
        assertThat(new ProviderException.Rejected("no", said, null).status()).isEqualTo(told);
    }
}
