package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.aiproxy.spi.AiServiceAdapter;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/**
 * The adapter under test in front of a simulated provider, and what its tests ask it.
 *
 * @param <Q> the canonical request
 * @param <A> the adapter
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdapterRig<Q, A extends AiServiceAdapter<Q, ?>> {

    static final String KEY = "sk-contract-0123456789abcdef";
    static final String CALL = "65f000000000000000000001";
    static final JsonMapper JSON = new JsonMapper();
    static final Duration PATIENT = Duration.ofSeconds(20);

    final Specimen<A> specimen;
    private final Transport transport;

    protected ProviderSimulator simulator;
    protected A adapter;

    AdapterRig(Specimen<A> specimen, Transport transport) {
        this.specimen = specimen;
        this.transport = transport;
    }

    /** A request for anything that the model can do, told what by {@code prompt}. */
    abstract Q request(String prompt, Cancellation cancellation);

    @BeforeAll
    void startProvider() {
        simulator = ProviderSimulator.start(0);
        adapter = initialized(PATIENT, PATIENT);
    }

    @AfterAll
    void stopProvider() {
        simulator.close();
    }

    @BeforeEach
    void makeProviderWell() {
        simulator.faults().clear();
        simulator.ledger().clear();
    }

    final A initialized(Duration firstByte, Duration silence) {
        return initialized(specimen.address().apply(simulator), firstByte, silence);
    }

    /** The adapter in front of somebody else who speaks the provider's format. */
    protected final A initialized(URI address) {
        return initialized(address, PATIENT, PATIENT);
    }

    private A initialized(URI address, Duration firstByte, Duration silence) {
        A made = specimen.adapter().get();
        made.initialize(
                new ProviderConfig(specimen.provider(), address, specimen.options()),
                transport.patient(firstByte, silence));
        return made;
    }

    /** Skips the test, visibly, if the adapter does not claim the capability. */
    final void needs(String capability) {
        assumeTrue(specimen.capabilities().contains(capability), () -> "the adapter does not claim " + capability);
    }

    protected final Q request(String prompt) {
        return request(prompt, new Cancellation());
    }

    static Credential credential() {
        return new Credential(KEY);
    }

    /** A fault of this provider, to be described further and given to {@link #fault(Fault)}. */
    protected final Fault fault(FaultKind kind) {
        return Fault.of(specimen.provider(), kind);
    }

    protected final void fault(Fault fault) {
        simulator.faults().put(fault);
    }

    /** What goes wrong when the adapter is asked. */
    protected final ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> adapter.callService(request("Hello?")));
    }
}
