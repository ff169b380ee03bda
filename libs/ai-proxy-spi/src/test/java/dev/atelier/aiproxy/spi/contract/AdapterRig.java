package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.Credential;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.simulator.ProviderSimulator;
import dev.atelier.simulator.fault.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The adapter under test in front of a simulated provider, and what its tests ask it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdapterRig {

    static final String KEY = "sk-contract-0123456789abcdef";
    static final JsonMapper JSON = new JsonMapper();
    static final Duration PATIENT = Duration.ofSeconds(20);

    protected ProviderSimulator simulator;
    ChatAdapter adapter;

    /** The adapter under test, not initialized. */
    protected abstract ChatAdapter adapter();

    /** A way to the provider with these limits. */
    protected abstract ProviderHttp http(Duration firstByte, Duration silence);

    /** The provider's name in the simulator. */
    protected abstract String provider();

    /** Where the simulator speaks this provider's format. */
    protected abstract URI baseUrl(ProviderSimulator simulator);

    /** A model the simulated provider knows. */
    protected abstract String model();

    /** What the adapter can do, in the words of the catalogue: {@code stream}, {@code tools}, {@code vision}, {@code json}. */
    protected abstract Set<String> capabilities();

    /** What the statuses mean that only this provider has. */
    protected Map<Integer, Class<? extends ProviderException>> errorsOfItsOwn() {
        return Map.of();
    }

    /** Settings of the provider that only its adapter knows. */
    protected Map<String, String> options() {
        return Map.of();
    }

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

    final ChatAdapter initialized(Duration firstByte, Duration silence) {
        ChatAdapter made = adapter();
        made.initialize(new ProviderConfig(provider(), baseUrl(simulator), options()), http(firstByte, silence));
        return made;
    }

    /** Skips the test, visibly, if the adapter does not claim the capability. */
    final void needs(String capability) {
        assumeTrue(capabilities().contains(capability), () -> "the adapter does not claim " + capability);
    }

    final void fault(Fault fault) {
        simulator.faults().put(fault);
    }

    final ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> adapter.callService(request("Hello?")));
    }

    protected final ChatRequest request(String prompt) {
        ObjectNode body = JSON.createObjectNode().put("model", model());
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return new ChatRequest("65f000000000000000000001", new Credential(KEY), body, 64_000, new Cancellation());
    }

    final List<ChatChunk> streamed(ChatRequest request) {
        List<ChatChunk> chunks = new ArrayList<>();
        pull(adapter.stream(request), chunks);
        return chunks;
    }

    static void pull(ChatStream stream, List<ChatChunk> chunks) {
        try (stream) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
        }
    }

    static String text(List<ChatChunk> chunks) {
        return chunks.stream().map(ChatChunk::content).collect(Collectors.joining());
    }
}
