package dev.atelier.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void the_oldest_calls_give_way_when_it_is_full() {
        Ledger ledger = new Ledger(Clock.systemUTC(), 3);
        for (int i = 0; i < 5; i++) {
            ledger.begin(new CallOrigin("call-" + i, "openai", "chat", Instant.EPOCH, "", null));
        }
        assertThat(ledger.calls()).extracting(ProviderCall::id).containsExactly("call-2", "call-3", "call-4");
        ledger.clear();
        assertThat(ledger.calls()).isEmpty();
        ledger.begin(new CallOrigin("call-5", "openai", "chat", Instant.EPOCH, "", null));
        assertThat(ledger.calls()).extracting(ProviderCall::id).containsExactly("call-5");
    }
}
