package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of a {@link ChatAdapter}, run against the provider simulator over real HTTP. A subclass names its adapter
 * and says what it can do; what it does not claim is skipped, visibly. The classes above this one are chapters of it: the
 * answers, the streams; here stand failures and cancelling.
 */
public abstract class ChatAdapterContract extends StreamContract {

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void knows_a_refused_key(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void knows_a_rate_limit_and_how_long_to_wait() {
        fault(Fault.of(provider(), FaultKind.STATUS).status(429).retryAfter(7));

        assertThat(failure()).isInstanceOfSatisfying(ProviderException.RateLimited.class, limited -> {
            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(limited.retryable()).isTrue();
            assertThat(limited.outage()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void knows_an_outage_that_may_be_tried_again(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status).retryAfter(3));

        assertThat(failure()).isInstanceOfSatisfying(ProviderException.Unavailable.class, outage -> {
            assertThat(outage.status()).isEqualTo(status);
            assertThat(outage.retryable()).isTrue();
            assertThat(outage.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(outage.neverReached()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    void knows_a_request_that_no_retry_helps(int status) {
        fault(Fault.of(provider(), FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.Rejected.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void knows_every_error_that_only_this_provider_has() {
        errorsOfItsOwn().forEach((status, meaning) -> {
            fault(Fault.of(provider(), FaultKind.STATUS).status(status));

            assertThat(failure()).as("status %d", status).isInstanceOf(meaning);
        });
    }

    @Test
    void knows_a_provider_it_never_reached() {
        ChatAdapter lost = adapter();
        lost.initialize(
                new ProviderConfig(provider(), URI.create("http://127.0.0.1:1"), Map.of()),
                http(Duration.ofSeconds(2), Duration.ofSeconds(2)));

        assertThatThrownBy(() -> lost.callService(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        outage -> assertThat(outage.neverReached()).isTrue());
    }

    @Test
    void never_repeats_a_request_the_provider_may_have_taken() {
        fault(Fault.of(provider(), FaultKind.DROP));

        assertThat(failure()).isInstanceOf(ProviderException.Unavailable.class);
        assertThat(failure().retryable()).isFalse();
    }

    @Test
    void refuses_an_answer_that_is_no_json() {
        fault(Fault.of(provider(), FaultKind.MALFORMED));

        assertThat(failure()).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void gives_up_on_a_provider_that_does_not_answer() {
        fault(Fault.of(provider(), FaultKind.TIMEOUT));
        ChatAdapter hasty = initialized(Duration.ofMillis(300), PATIENT);

        assertThatThrownBy(() -> hasty.callService(request("Hello?"))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void stops_the_provider_within_a_second_when_cancelled() {
        needs("stream");
        fault(Fault.of(provider(), FaultKind.SLOW).afterChunks(2).delay(Duration.ofSeconds(30)));
        ChatRequest request = request("Tell me everything.");
        ChatStream stream = adapter.stream(request);
        stream.next();

        assertThatCancelling(request, () -> pull(stream, new ArrayList<>()));
    }

    @Test
    void stops_waiting_for_a_whole_answer_within_a_second_when_cancelled() {
        ChatRequest request = request("[[delay=30000]]");

        assertThatCancelling(request, () -> adapter.callService(request));
    }

    private void assertThatCancelling(ChatRequest request, Runnable call) {
        CompletableFuture<Void> calling = CompletableFuture.runAsync(call);
        while (simulator.ledger().calls().isEmpty()) {
            Thread.onSpinWait();
        }

        request.cancellation().cancel();

        assertThatThrownBy(() -> calling.get(1, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ProviderException.Cancelled.class);
    }

    @Test
    void does_not_even_ask_for_a_cancelled_call() {
        ChatRequest request = request("Too late.");
        request.cancellation().cancel();

        assertThatThrownBy(() -> adapter.callService(request)).isInstanceOf(ProviderException.Cancelled.class);
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void shows_no_key_in_any_failure() {
        fault(Fault.of(provider(), FaultKind.STATUS).status(401));

        assertThat(failure().getMessage()).doesNotContain(KEY);
    }
}
