package org.example.plain;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.contract.ChatAdapterContract;
import dev.atelier.aiproxy.spi.contract.Specimen;
import dev.atelier.aiproxy.spi.contract.transport.SocketHttp;
import dev.atelier.simulator.ProviderSimulator;

/**
 * All that the platform expects of an adapter, tried on the simulator over real HTTP: answers, streams, every error, time
 * limits, cancelling. What the adapter does not claim to do it has to refuse.
 */
class PlainChatAdapterTest extends ChatAdapterContract {

    PlainChatAdapterTest() {
        super(
                Specimen.of("plain", ProviderSimulator::plainBaseUrl, "parrot-1", () ->
                                (ChatAdapter) new PlainChatAdapter())
                        .claiming("stream"),
                SocketHttp::new);
    }
}
