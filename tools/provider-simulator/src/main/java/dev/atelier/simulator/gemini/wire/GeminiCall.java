package dev.atelier.simulator.gemini.wire;

import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.ledger.ProviderCall;
import org.jspecify.annotations.Nullable;

/** One call on its way: the connection, its ledger entry, and how Google speaks. */
public record GeminiCall(Exchange exchange, ProviderCall entry, GeminiDialect dialect) {

    public Delivery delivery(@Nullable Effect effect) {
        return new Delivery(exchange, entry, dialect, effect);
    }
}
