package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.delivery.Delivery;
import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Incoming;
import dev.atelier.simulator.ledger.ProviderCall;
import org.jspecify.annotations.Nullable;

/** One call on its way: the connection, its ledger entry, and how Anthropic speaks. */
public record AnthropicCall(Exchange exchange, ProviderCall entry, AnthropicDialect dialect) {

    public Delivery delivery(@Nullable Effect effect) {
        return new Delivery(exchange, entry, dialect, effect);
    }

    public Incoming request() {
        return exchange.request();
    }
}
