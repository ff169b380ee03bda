package dev.atelier.aiproxy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
