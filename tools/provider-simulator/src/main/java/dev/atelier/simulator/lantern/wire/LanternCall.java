package dev.atelier.simulator.lantern.wire;

import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.ledger.ProviderCall;
import org.jspecify.annotations.Nullable;

/** One call on its way: the connection and its ledger entry. */
public record LanternCall(Exchange exchange, ProviderCall entry) {

    public Delivery delivery(@Nullable Effect effect) {
        return new Delivery(exchange, entry, new LanternDialect(), effect);
    }
}
