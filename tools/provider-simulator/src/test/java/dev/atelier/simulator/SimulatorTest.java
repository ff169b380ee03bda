package dev.atelier.simulator;

import static dev.atelier.simulator.SimulatorClient.asking;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import dev.atelier.simulator.ledger.ProviderCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One simulator for the class, swept before each test. */
abstract class SimulatorTest {

    static final String STREAM = ",\"stream\":true";
    static ProviderSimulator simulator;
    static SimulatorClient client;

    @BeforeAll
    static void start() {
        simulator = ProviderSimulator.start(0);
        client = new SimulatorClient(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void sweep() {
        simulator.ledger().clear();
        simulator.faults().clear();
        simulator.requests().clear();
    }

    static Answer chat(String prompt, String more) throws IOException, InterruptedException {
        return client.chat(asking(prompt, more));
    }

    static ProviderCall onlyCall() {
        return simulator.ledger().calls().getLast();
    }

    /** Waits until the last call is over and gives its outcome. */
    static Outcome outcomeWithin(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (onlyCall().outcome() == Outcome.RUNNING && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        return onlyCall().outcome();
    }
}
