package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.AiServiceAdapter;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter makes of a provider that fails, whatever it is asked for, and of a call that is cancelled. */
abstract class FailureContract<Q, A extends AiServiceAdapter<Q, ?>> extends AdapterRig<Q, A> {

    FailureContract(Specimen<A> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Test
    void is_available_once_it_is_initialized() {
        assertThat(adapter.isAvailable()).isTrue();
        assertThat(specimen.adapter().get().isAvailable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void knows_a_refused_key_and_does_not_show_it(int status) {
        fault(fault(FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(failure().retryable()).isFalse();
        assertThat(failure().getMessage()).doesNotContain(KEY);
    }

    @Test
    void knows_a_rate_limit_and_how_long_to_wait() {
        fault(fault(FaultKind.STATUS).status(429).retryAfter(7));

        assertThat(failure()).isInstanceOfSatisfying(ProviderException.RateLimited.class, limited -> {
            assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(limited.retryable()).isTrue();
            assertThat(limited.outage()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void knows_an_outage_that_may_be_tried_again(int status) {
        fault(fault(FaultKind.STATUS).status(status).retryAfter(3));

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
        fault(fault(FaultKind.STATUS).status(status));

        assertThat(failure()).isInstanceOf(ProviderException.Rejected.class);
        assertThat(failure().retryable()).isFalse();
        assertThat(failure().mayHaveBeenTaken()).isFalse();
    }

    @Test
    void knows_every_error_that_only_this_provider_has() {
        specimen.errorsOfItsOwn().forEach((status, meaning) -> {
            fault(fault(FaultKind.STATUS).status(status));

            assertThat(failure()).as("status %d", status).isInstanceOf(meaning);
        });
    }

    @Test
    void knows_a_provider_it_never_reached() {
        A lost = initialized(URI.create("http://127.0.0.1:1"));

        assertThatThrownBy(() -> lost.callService(request("Hello?")))
                .isInstanceOfSatisfying(ProviderException.Unavailable.class, outage -> {
                    assertThat(outage.neverReached()).isTrue();
                    assertThat(outage.mayHaveBeenTaken()).isFalse();
                });
    }

    @Test
    void never_repeats_a_request_the_provider_may_have_taken() {
        fault(fault(FaultKind.DROP));

        assertThat(failure()).isInstanceOf(ProviderException.Unavailable.class);
        assertThat(failure().retryable()).isFalse();
        assertThat(failure().mayHaveBeenTaken()).isTrue();
    }

    @Test
    void refuses_an_answer_that_is_no_json() {
        fault(fault(FaultKind.MALFORMED));

        assertThat(failure()).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void gives_up_on_a_provider_that_does_not_answer() {
        fault(fault(FaultKind.TIMEOUT));
        A hasty = initialized(Duration.ofMillis(300), PATIENT);

        assertThatThrownBy(() -> hasty.callService(request("Hello?"))).isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void stops_waiting_for_an_answer_within_a_second_when_cancelled() {
        fault(fault(FaultKind.TIMEOUT));
        var cancellation = new Cancellation();
        Q request = request("Hello?", cancellation);

        assertThatCancelling(cancellation, () -> adapter.callService(request));
    }

    /** Cancels a call that the provider has got. */
    final void assertThatCancelling(Cancellation cancellation, Runnable call) {
        CompletableFuture<Void> calling = CompletableFuture.runAsync(call);
        while (simulator.ledger().calls().isEmpty()) {
            Thread.onSpinWait();
        }

        cancellation.cancel();

        assertThatThrownBy(() -> calling.get(1, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ProviderException.Cancelled.class);
    }

    @Test
    void does_not_even_ask_for_a_cancelled_call() {
        var cancellation = new Cancellation();
        cancellation.cancel();
        Q request = request("Too late.", cancellation);

        assertThatThrownBy(() -> adapter.callService(request)).isInstanceOf(ProviderException.Cancelled.class);
        assertThat(simulator.ledger().calls()).isEmpty();
    }
}
