package dev.atelier.simulator.invented.wire;

import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.delivery.Dialect;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.ledger.ProviderCall;
import org.jspecify.annotations.Nullable;

/** One call on its way: the connection, its ledger entry, and how its provider speaks. */
public record InventedCall(Exchange exchange, ProviderCall entry, Dialect dialect) {

    /** The members of its body. */
    public Members body() {
        return Members.read(exchange.request().body());
    }

    public Delivery delivery(@Nullable Effect effect) {
        return new Delivery(exchange, entry, dialect, effect);
    }
}
