package dev.atelier.aiproxy.spi.contract;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.simulator.ProviderSimulator;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An adapter under test and the provider it speaks to.
 *
 * @param provider the provider's name in the simulator
 * @param address where the simulator speaks this provider's format
 * @param model one that the simulated provider knows
 * @param adapter makes the adapter, not initialized
 * @param capabilities what it claims, in the words of the catalogue: {@code stream}, {@code tools}, {@code vision},
 *     {@code json}
 * @param options settings of the provider that only its adapter knows
 * @param errorsOfItsOwn what the statuses mean that only this provider has
 */
public record Specimen<A>(
        String provider,
        Function<ProviderSimulator, URI> address,
        String model,
        Supplier<A> adapter,
        Set<String> capabilities,
        Map<String, String> options,
        Map<Integer, Class<? extends ProviderException>> errorsOfItsOwn) {

    /** One that claims nothing and knows no settings and errors of its own. */
    public static <A> Specimen<A> of(
            String provider, Function<ProviderSimulator, String> baseUrl, String model, Supplier<A> adapter) {
        return new Specimen<>(provider, baseUrl.andThen(URI::create), model, adapter, Set.of(), Map.of(), Map.of());
    }

    /** This one, claiming these capabilities. */
    public Specimen<A> claiming(String... claimed) {
        return new Specimen<>(provider, address, model, adapter, Set.of(claimed), options, errorsOfItsOwn);
    }

    /** This one, with these settings. */
    public Specimen<A> with(Map<String, String> settings) {
        return new Specimen<>(provider, address, model, adapter, capabilities, settings, errorsOfItsOwn);
    }

    /** This one, with errors of its own. */
    public Specimen<A> failing(Map<Integer, Class<? extends ProviderException>> errors) {
        return new Specimen<>(provider, address, model, adapter, capabilities, options, errors);
    }
}
